using System.Data.Common;
using PetStore.Breeds.Conformance;
using PetStore.Breeds.InMemory;

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

        var error = Assert.Throws<ArgumentException>(
            "breeds", () => { _ = Provider.ImportAsync(InvalidEntries.Breeds); });

        Assert.StartsWith(InvalidEntries.Errors, error.Message, StringComparison.Ordinal);
        Assert.Equal(["Boxer"], await Provider.GetBreedsAsync("Dog"));
        Assert.Equal(["Dog"], await Provider.GetAnimalsAsync());
    }

    [Fact]
    public void Null_breeds_are_an_error_of_the_call_itself()
    {
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> none = null!;

        Assert.Throws<ArgumentNullException>("breeds", () => { _ = Provider.ImportAsync(none); });
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
    public async Task An_import_replaces_breeds_that_a_deletion_left_because_foreign_keys_were_not_enforced()
    {
        await CreateProviderAsync([new("Dog", ["Boxer", "Beagle"]), new("Cat", ["Abyssinian"])]);
        await Database.ExecuteAsync(DisableForeignKeys, "DELETE FROM pet_animals WHERE name = 'Dog'");

        await Provider.ImportAsync([new("Dog", ["Afador"])]);

        Assert.Equal(["Afador"], await Provider.GetBreedsAsync("Dog"));
        Assert.Equal(["Cat", "Dog"], await Provider.GetAnimalsAsync());
    }

    [Fact]
    public async Task An_animal_that_was_deleted_where_foreign_keys_are_not_enforced_is_unknown()
    {
        await CreateProviderAsync([new("Dog", ["Boxer"]), new("Cat", ["Abyssinian"])]);

        await Database.ExecuteAsync(DisableForeignKeys, "DELETE FROM pet_animals WHERE name = 'Dog'");

        Assert.Null(await Provider.GetBreedsAsync("Dog"));
        Assert.Equal("Cat", Assert.Single(await Provider.GetAllBreedsAsync()).Key);
    }

    [Fact]
    public async Task A_large_import_is_complete_and_in_order()
    {
        await Provider.EnsureCreatedAsync();
        KeyValuePair<string, IReadOnlyList<string>>[] breeds =
        [
            .. Enumerable.Range(0, 1_234).Select(number => KeyValuePair.Create<string, IReadOnlyList<string>>(
                $"Animal {number}", [.. Enumerable.Range(0, number % 5).Select(breed => $"{number} {breed}")])),
        ];

        await Provider.ImportAsync(breeds);
        await Provider.ImportAsync(breeds);

        var all = await Provider.GetAllBreedsAsync();
        Assert.Equal(breeds.Select(entry => entry.Key), all.Select(entry => entry.Key));
        Assert.All(breeds.Zip(all), pair => Assert.Equal(pair.First.Value, pair.Second.Value));
    }

    [Fact]
    public async Task All_breeds_of_another_provider_can_be_imported()
    {
        await CreateProviderAsync([new("Fish", ["Bass"]), new("Dog", ["Boxer"])]);
        var source = new InMemoryPetBreedProvider([new("Dog", ["Afador"]), new("Unicorn", [])]);

        await Provider.ImportAsync(source);

        Assert.Equal(["Fish", "Dog", "Unicorn"], await Provider.GetAnimalsAsync());
        Assert.Equal(["Afador"], await Provider.GetBreedsAsync("Dog"));
        Assert.Equal([], await Provider.GetBreedsAsync("Unicorn"));
    }

    [Fact]
    public async Task A_provider_can_be_imported_into_itself()
    {
        await CreateProviderAsync(Breeds);

        await Provider.ImportAsync(Provider);

        Assert.Equal(Breeds.Select(entry => entry.Key), await Provider.GetAnimalsAsync());
    }

    [Fact]
    public async Task The_token_of_an_import_reaches_the_source()
    {
        using var cancellation = new CancellationTokenSource();
        await Provider.EnsureCreatedAsync();
        var source = new ObservedProvider();

        await Provider.ImportAsync(source, cancellation.Token);

        Assert.Equal(cancellation.Token, source.Token);
    }

    [Fact]
    public void A_source_is_needed()
    {
        IPetBreedProvider none = null!;

        Assert.Throws<ArgumentNullException>("source", () => { _ = Provider.ImportAsync(none); });
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("pet_breeds_audit")]
    public async Task A_missing_table_of_somebody_else_surfaces_as_it_is(string table)
    {
        await Provider.EnsureCreatedAsync();
        await InsertIntoMissingTableAsync(table);

        var error = await Assert.ThrowsAnyAsync<DbException>(() => Provider.ImportAsync([new("Dog", ["Boxer"])]));

        Assert.Contains(table, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Makes the database refuse a breed when it is written.</summary>
    protected abstract Task FailOnBreedAsync(string breed);

    /// <summary>Adds a trigger that uses a table that does not exist.</summary>
    protected abstract Task InsertIntoMissingTableAsync(string table);

    /// <summary>A provider without animals that keeps the token of the last call.</summary>
    private sealed class ObservedProvider : IPetBreedProvider
    {
        public CancellationToken Token { get; private set; }

        public ValueTask<IReadOnlyList<string>?> GetBreedsAsync(
            string animal, CancellationToken cancellationToken = default)
        {
            Token = cancellationToken;
            return ValueTask.FromResult<IReadOnlyList<string>?>(null);
        }

        public ValueTask<IReadOnlyList<string>> GetAnimalsAsync(CancellationToken cancellationToken = default)
        {
            Token = cancellationToken;
            return ValueTask.FromResult<IReadOnlyList<string>>([]);
        }
    }
}
