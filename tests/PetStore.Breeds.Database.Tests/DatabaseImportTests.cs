using System.Data.Common;

namespace PetStore.Breeds.Database.Tests;

/// <summary>What an import does on every database.</summary>
public abstract class DatabaseImportTests : DatabaseTests
{
    [Fact]
    public async Task An_import_replaces_the_breeds_of_the_named_animals_and_keeps_the_others()
    {
        await CreateProviderAsync([new("Dog", ["Boxer", "Beagle"]), new("Cat", ["Abyssinian"]), new("Fish", ["Bass"])]);

        await Provider.ImportAsync([new("Cat", []), new("Dog", ["Afador", "Boxer"])]);

        Assert.Equal(["Afador", "Boxer"], await Provider.GetBreedsAsync("Dog"));
        Assert.Equal([], await Provider.GetBreedsAsync("Cat"));
        Assert.Equal(["Bass"], await Provider.GetBreedsAsync("Fish"));
    }

    [Fact]
    public async Task New_animals_come_after_those_that_are_there_in_the_order_given()
    {
        await CreateProviderAsync([new("Zebra", []), new("Cat", [])]);

        await Provider.ImportAsync([new("Yak", []), new("Cat", []), new("Ant", [])]);

        Assert.Equal(["Zebra", "Cat", "Yak", "Ant"], await Provider.GetAnimalsAsync());
    }

    [Fact]
    public async Task An_import_of_nothing_changes_nothing()
    {
        await CreateProviderAsync(Breeds);

        await Provider.ImportAsync([]);

        Assert.Equal(Breeds.Count, (await Provider.GetAnimalsAsync()).Count);
    }

    [Fact]
    public async Task Every_invalid_entry_is_named_and_nothing_is_written()
    {
        await CreateProviderAsync([new("Dog", ["Boxer"])]);

        var error = Assert.Throws<ArgumentException>("breeds", () =>
        {
            _ = Provider.ImportAsync(
            [
                new("Dog", ["Beagle"]),
                new("Dog", ["Afador"]),
                new("", ["Bass"]),
                new(null!, []),
                new("Cat", ["Abyssinian", null!, ""]),
                new("Fish", null!),
                new("Half\uD83D", ["NUL\0"]),
            ]);
        });

        Assert.StartsWith(
            """
            breeds[1] ('Dog'): the animal stands in an earlier entry too.
            breeds[2]: the animal is empty.
            breeds[3]: the animal is null.
            breeds[4] ('Cat'): breed [1] is null.
            breeds[4] ('Cat'): breed [2] is empty.
            breeds[5] ('Fish'): the list of breeds is null.
            breeds[6] ('Half
            """.ReplaceLineEndings("\n") + "\uD83D'): the animal has a NUL or half of a surrogate pair, which a database cannot hold.\n" +
            "breeds[6] ('Half\uD83D'): breed [0] has a NUL or half of a surrogate pair, which a database cannot hold.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal(["Boxer"], await Provider.GetBreedsAsync("Dog"));
        Assert.Equal(["Dog"], await Provider.GetAnimalsAsync());
    }

    [Fact]
    public void Null_breeds_are_an_error_of_the_call_itself()
    {
        Assert.Throws<ArgumentNullException>("breeds", () => { _ = Provider.ImportAsync(null!); });
    }

    [Fact]
    public async Task The_breeds_given_are_copied_by_the_call_itself()
    {
        await Provider.EnsureCreatedAsync();
        string[] dogs = ["Boxer"];

        var import = Provider.ImportAsync([new("Dog", dogs)]);
        dogs[0] = "Beagle";
        await import;

        Assert.Equal(["Boxer"], await Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task An_import_that_fails_half_way_writes_nothing()
    {
        await CreateProviderAsync([new("Cat", ["Abyssinian"]), new("Dog", ["Boxer"])]);
        await FailOnBreedAsync("Bass");

        var error = await Assert.ThrowsAnyAsync<DbException>(
            () => Provider.ImportAsync([new("Cat", []), new("Dog", ["Beagle"]), new("Fish", ["Goldfish", "Bass"])]));

        Assert.Contains("The breed 'Bass' is refused", error.Message, StringComparison.Ordinal);
        Assert.Equal(["Cat", "Dog"], await Provider.GetAnimalsAsync());
        Assert.Equal(["Abyssinian"], await Provider.GetBreedsAsync("Cat"));
        Assert.Equal(["Boxer"], await Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task A_cancelled_import_writes_nothing()
    {
        await CreateProviderAsync([new("Dog", ["Boxer"])]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Provider.ImportAsync([new("Dog", [])], new CancellationToken(canceled: true)));

        Assert.Equal(["Boxer"], await Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task Hosts_that_import_at_once_all_succeed_and_leave_the_import_of_one_of_them()
    {
        await Provider.EnsureCreatedAsync();
        string[] animals = ["Dog", "Cat", "Fish", "Bird", "Ant", "Bee", "Cow", "Hen"];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(host => Task.Run(() => Provider.ImportAsync(
            animals.Skip(host).Concat(animals.Take(host)).Select(
                animal => KeyValuePair.Create<string, IReadOnlyList<string>>(animal, [$"first of {host}", $"second of {host}"]))))));

        Assert.Equal(animals.Order(), (await Provider.GetAnimalsAsync()).Order());
        var breeds = new HashSet<string>();
        foreach (var animal in animals)
        {
            breeds.Add((await Provider.GetBreedsTextAsync(animal))!);
        }

        Assert.Matches(@"^first of (\d), second of \1$", Assert.Single(breeds));
    }

    /// <summary>Makes the database refuse a breed when it is written.</summary>
    protected abstract Task FailOnBreedAsync(string breed);
}
