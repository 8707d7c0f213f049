using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PetStore.Breeds;
using PetStore.Breeds.InMemory;
using ShelterProvider;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddPetBreeds<ShelterBreedProvider>()
    .Decorate((_, shelter) => new FallbackBreedProvider(shelter, InMemoryPetBreedProvider.Default));

using var host = builder.Build();
var provider = host.Services.GetRequiredService<IPetBreedProvider>();
foreach (var animal in new[] { PetAnimals.Dog, "Rabbit", PetAnimals.Fish, "Bird" })
    Console.WriteLine($"{animal}: {await provider.GetBreedsTextAsync(animal) ?? "unknown"}");
