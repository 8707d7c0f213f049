using PetStore.Breeds;
using PetStore.Breeds.InMemory;

namespace ShelterProvider;

internal sealed class ShelterBreedProvider : IPetBreedProvider
{
    private readonly InMemoryPetBreedProvider _guests = new([new(PetAnimals.Dog, ["Beagle", "Boxer"]), new("Rabbit", ["Lionhead"])]);

    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(string animal, CancellationToken cancellationToken = default) =>
        _guests.GetBreedsAsync(animal, cancellationToken);

    public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        _guests.GetAnimalsAsync(cancellationToken);
}
