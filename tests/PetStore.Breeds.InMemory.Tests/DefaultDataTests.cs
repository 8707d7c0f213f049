using PetStore.Breeds.Conformance;

namespace PetStore.Breeds.InMemory.Tests;

public class DefaultDataTests : PetBreedProviderConformance
{
    protected override IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Breeds { get; } =
    [
        new("Dog", ["Afador", "American Bulldog", "Australian Retriever"]),
        new("Cat", ["Abyssinian", "American Bobtail"]),
        new("Fish", ["Goldfish", "Bass"]),
        new("Bird", ["Budgerigar", "Cockatiel"]),
    ];

    protected override ValueTask<IPetBreedProvider> CreateProviderAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds) =>
        new(InMemoryPetBreedProvider.Default);

    [Theory]
    [InlineData(PetAnimals.Dog, "Afador, American Bulldog, Australian Retriever")]
    [InlineData(PetAnimals.Cat, "Abyssinian, American Bobtail")]
    [InlineData(PetAnimals.Fish, "Goldfish, Bass")]
    [InlineData("Bird", "Budgerigar, Cockatiel")]
    [InlineData("bird", null)]
    [InlineData("dog", null)]
    [InlineData("", null)]
    public async Task Each_animal_has_its_text(string animal, string? expected)
    {
        var text = await InMemoryPetBreedProvider.Default.GetBreedsTextAsync(animal);

        Assert.Equal(expected, text);
    }
}
