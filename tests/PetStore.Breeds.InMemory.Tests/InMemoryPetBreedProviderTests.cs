using PetStore.Breeds.Conformance;

namespace PetStore.Breeds.InMemory.Tests;

public class InMemoryPetBreedProviderTests : PetBreedProviderConformance
{
    protected override ValueTask<IPetBreedProvider> CreateProviderAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds) =>
        new(new InMemoryPetBreedProvider(breeds));

    [Fact]
    public async Task The_breeds_given_are_copied()
    {
        string[] dogs = ["Boxer"];
        List<KeyValuePair<string, IReadOnlyList<string>>> breeds = [new("Dog", dogs)];
        var provider = new InMemoryPetBreedProvider(breeds);

        dogs[0] = "Beagle";
        breeds.Add(new("Cat", []));

        Assert.Equal(["Boxer"], await provider.GetBreedsAsync("Dog"));
        Assert.Equal(["Dog"], await provider.GetAnimalsAsync());
    }

    [Fact]
    public async Task No_breeds_make_a_provider_that_knows_no_animal()
    {
        var provider = new InMemoryPetBreedProvider([]);

        Assert.Empty(await provider.GetAnimalsAsync());
        Assert.Null(await provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public void Null_breeds_are_an_error()
    {
        Assert.Throws<ArgumentNullException>("breeds", () => new InMemoryPetBreedProvider(null!));
    }

    public static TheoryData<string?, string[]?, string> InvalidSecondEntries => new()
    {
        { "Dog", ["Beagle"], "breeds[1] ('Dog'): the animal stands in an earlier entry too." },
        { null, ["Beagle"], "breeds[1]: the animal is null." },
        { "Cat", null, "breeds[1] ('Cat'): the list of breeds is null." },
        { "Cat", ["Abyssinian", null!], "breeds[1] ('Cat'): breed [1] is null." },
    };

    [Theory]
    [MemberData(nameof(InvalidSecondEntries))]
    public void An_invalid_entry_is_an_error_that_names_it(string? animal, string[]? list, string message)
    {
        var error = Assert.Throws<ArgumentException>("breeds", () => new InMemoryPetBreedProvider(
        [
            new("Dog", ["Boxer"]),
            new(animal!, list!),
        ]));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lookup_completes_at_once()
    {
        IPetBreedProvider provider = InMemoryPetBreedProvider.Default;

        var lookup = provider.GetBreedsAsync("Dog");

        Assert.True(lookup.IsCompletedSuccessfully);
    }

    [Fact]
    public void A_lookup_allocates_nothing()
    {
        IPetBreedProvider provider = InMemoryPetBreedProvider.Default;
        provider.GetBreedsAsync("Dog");

        var before = GC.GetAllocatedBytesForCurrentThread();
        provider.GetBreedsAsync("Dog");
        provider.GetBreedsAsync("Dragon");
        provider.GetAnimalsAsync();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }
}
