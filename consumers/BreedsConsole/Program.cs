using PetStore.Breeds;
using PetStore.Breeds.InMemory;

string[] animals = [PetAnimals.Dog, PetAnimals.Cat, PetAnimals.Fish];

foreach (var animal in animals)
{
    Console.WriteLine(await InMemoryPetBreedProvider.Default.GetBreedsTextAsync(animal));
}
