using PetStore.Breeds.Conformance;

namespace PetStore.Breeds.Tests;

public class NullPetBreedProviderTests : PetBreedProviderConformance
{
    protected override IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Breeds { get; } = [];

    protected override ValueTask<IPetBreedProvider> CreateProviderAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds) =>
        new(NullPetBreedProvider.Instance);

    [Fact]
    public async Task Every_animal_is_unknown()
    {
        var breeds = await NullPetBreedProvider.Instance.GetBreedsAsync(PetAnimals.Dog);

        Assert.Null(breeds);
    }
}
