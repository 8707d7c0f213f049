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
    public async Task A_dictionary_of_arrays_is_copied_in_its_order()
    {
        string[] dogs = ["Boxer"];
        var provider = new InMemoryPetBreedProvider(
            new Dictionary<string, string[]> { ["Dog"] = dogs, ["Unicorn"] = [] });

        dogs[0] = "Beagle";

        Assert.Equal(["Dog", "Unicorn"], await provider.GetAnimalsAsync());
        Assert.Equal(["Boxer"], await provider.GetBreedsAsync("Dog"));
        Assert.Equal([], await provider.GetBreedsAsync("Unicorn"));
    }

    [Fact]
    public void Null_breeds_are_an_error()
    {
        Assert.Throws<ArgumentNullException>(
            "breeds", () =>
                new InMemoryPetBreedProvider((IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>)null!));
        Assert.Throws<ArgumentNullException>(
            "breeds", () => new InMemoryPetBreedProvider((Dictionary<string, string[]>)null!));
    }

    [Fact]
    public void Every_invalid_entry_is_named()
    {
        var error = Assert.Throws<ArgumentException>(
            "breeds", () => new InMemoryPetBreedProvider(InvalidEntries.Breeds));

        Assert.StartsWith(InvalidEntries.Errors, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_entry_of_a_dictionary_is_named()
    {
        var error = Assert.Throws<ArgumentException>(
            "breeds", () => new InMemoryPetBreedProvider(new Dictionary<string, string[]> { ["Cat"] = null! }));

        Assert.StartsWith("breeds[0] ('Cat'): the list of breeds is null.", error.Message, StringComparison.Ordinal);
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
        provider.GetAllBreedsAsync();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
    }
}
