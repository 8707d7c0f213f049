using PetStore.Breeds.Conformance;

namespace PetStore.Breeds.Tests;

public class ReadmeProviderTests : PetBreedProviderConformance
{
    protected override IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Breeds { get; } =
        [new("Dog", ["Beagle", "Boxer"])];

    protected override ValueTask<IPetBreedProvider> CreateProviderAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds) =>
        new(new ShelterBreedProvider());
}
