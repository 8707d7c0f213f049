using PetStore.Breeds;
using PetStore.Breeds.InMemory;

namespace PetStore.Breeds.Tests.Examples;

internal sealed class ShelterBreedProvider : IPetBreedProvider
{
    private readonly InMemoryPetBreedProvider _guests = new(new Dictionary<string, string[]>
    {
        ["Dog"] = ["Beagle", "Boxer"],
        ["Rabbit"] = ["Lionhead"],
    });

    public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(string animal, CancellationToken cancellationToken = default) =>
        _guests.GetBreedsAsync(animal, cancellationToken);

    public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default) =>
        _guests.GetAnimalsAsync(cancellationToken);
}
