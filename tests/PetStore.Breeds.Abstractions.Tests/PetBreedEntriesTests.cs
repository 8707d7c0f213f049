using PetStore.Breeds.Conformance;

namespace PetStore.Breeds.Tests;

public class PetBreedEntriesTests
{
    [Fact]
    public void Entries_are_copied_in_their_order()
    {
        string[] dogs = ["Boxer", "Afador"];
        List<KeyValuePair<string, IReadOnlyList<string>>> breeds = [new("Dog", dogs), new("Cat", [])];

        var copy = PetBreedEntries.Copy(breeds);
        dogs[0] = "Beagle";
        breeds.Clear();

        Assert.Equal(["Dog", "Cat"], copy.Select(entry => entry.Key));
        Assert.Equal(["Boxer", "Afador"], copy[0].Value);
    }

    [Fact]
    public void Every_invalid_entry_is_named()
    {
        var error = Assert.Throws<ArgumentException>("breeds", () => PetBreedEntries.Copy(InvalidEntries.Breeds));

        Assert.StartsWith(InvalidEntries.Errors, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_breeds_are_an_error()
    {
        Assert.Throws<ArgumentNullException>("breeds", () => PetBreedEntries.Copy(null!));
    }

    [Fact]
    public void Animals_that_differ_in_case_are_different()
    {
        Assert.Equal(2, PetBreedEntries.Copy([new("Dog", []), new("dog", [])]).Count);
    }

    // Not a theory: an attribute is stored as UTF-8 and loses half of a surrogate pair.
    [Fact]
    public void A_name_is_invalid_when_a_database_cannot_store_it()
    {
        Assert.Equal("is null", PetBreedEntries.FindNameError(null));
        Assert.Equal("is empty", PetBreedEntries.FindNameError(""));
        Assert.All(
            new[] { "\0", "Dog\0", "\0Dog" },
            name => Assert.Equal("contains a NUL character", PetBreedEntries.FindNameError(name)));
        Assert.All(
            new[] { "\uD83D", "\uDC08", "\uDC08\uD83D", "🐈\uD83D", "\uDC08🐈", "Dog\uD83D!" },
            name => Assert.Equal("contains one half of a surrogate pair", PetBreedEntries.FindNameError(name)));
        Assert.All(
            new[] { "Dog", " ", "🐈", "🐈🐈", "Éclair", "\u0001", "\uFFFD" },
            name => Assert.Null(PetBreedEntries.FindNameError(name)));
    }
}
