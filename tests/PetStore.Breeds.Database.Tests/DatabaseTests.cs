using System.Data.Common;
using PetStore.Breeds.Conformance;
using PetStore.Breeds.Database.Tests.Stores;
using PetStore.Breeds.Tests;

namespace PetStore.Breeds.Database.Tests;

/// <summary>The contract of every provider, and what is the same on every database. The tests of each store inherit it.</summary>
public abstract class DatabaseTests : PetBreedProviderConformance, IAsyncLifetime
{
    private TestDatabase? _database;

    protected TestDatabase Database => _database!;

    /// <summary>Gets the definition of the tables that the README gives for the database.</summary>
    protected virtual string DefinitionOfReadme => Readme.Blocks("sql")[0];

    /// <summary>Gets the statement that makes a connection ignore foreign keys.</summary>
    protected abstract string DisableForeignKeys { get; }

    protected DatabasePetBreedProvider Provider => Database.Provider;

    public async ValueTask InitializeAsync() => _database = await CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<TestDatabase> CreateDatabaseAsync();

    protected override async ValueTask<IPetBreedProvider> CreateProviderAsync(
        IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> breeds)
    {
        await Provider.EnsureCreatedAsync();
        await Provider.ImportAsync(breeds);
        return Provider;
    }

    // Not a theory: an attribute is stored as UTF-8 and loses half of a surrogate pair.
    [Fact]
    public async Task An_animal_that_a_database_cannot_hold_is_unknown()
    {
        await CreateProviderAsync(
            [.. Breeds, new("\uFFFD", []), new("🐈\uFFFD", []), new("\uFFFD\uFFFD", []), new("\uFFFD🐈", [])]);
        string[] animals = ["\uD83D", "\uDC08", "\uDC08\uD83D", "🐈\uD83D", "\uDC08🐈", "Dog\0", "\0", "\0Dog"];

        foreach (var animal in animals)
        {
            Assert.Null(await Provider.GetBreedsAsync(animal));
        }
    }

    [Fact]
    public async Task A_cancelled_token_surfaces_for_an_animal_that_a_database_cannot_hold()
    {
        var lookup = Provider.GetBreedsAsync("\0", new CancellationToken(canceled: true)).AsTask();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lookup);
        Assert.True(lookup.IsCanceled);
    }

    [Fact]
    public async Task Rows_that_are_stored_in_another_order_are_read_by_position()
    {
        await Provider.EnsureCreatedAsync();
        await Database.ExecuteAsync(
            "INSERT INTO pet_animals (name, position) VALUES ('Ant', 2), ('Dog', 1), ('Cat', 0)",
            "INSERT INTO pet_breeds (animal, position, name) VALUES ('Dog', 2, 'A'), ('Dog', 0, 'C'), ('Cat', 7, 'D'), "
                + "('Dog', 1, 'B')");

        Assert.Equal(["Cat", "Dog", "Ant"], await Provider.GetAnimalsAsync());
        Assert.Equal(["C", "B", "A"], await Provider.GetBreedsAsync("Dog"));
        Assert.Equal(
            ["Cat: D", "Dog: C B A", "Ant: "],
            (await Provider.GetAllBreedsAsync()).Select(entry => $"{entry.Key}: {string.Join(' ', entry.Value)}"));
    }

    [Fact]
    public async Task Animals_that_another_program_stored_at_one_position_are_read_by_name()
    {
        await Provider.EnsureCreatedAsync();
        await Database.ExecuteAsync(
            "INSERT INTO pet_animals (name, position) VALUES ('Dog', 0), ('Cat', 0)",
            "INSERT INTO pet_breeds (animal, position, name) VALUES ('Dog', 0, 'A'), ('Cat', 0, 'C'), "
                + "('Dog', 1, 'B'), ('Cat', 1, 'D')");

        Assert.Equal(["Cat", "Dog"], await Provider.GetAnimalsAsync());
        Assert.Equal(
            ["Cat: C D", "Dog: A B"],
            (await Provider.GetAllBreedsAsync()).Select(entry => $"{entry.Key}: {string.Join(' ', entry.Value)}"));
    }

    [Fact]
    public async Task The_breeds_of_an_animal_that_another_program_deletes_are_deleted_with_it()
    {
        await CreateProviderAsync([new("Dog", ["Boxer"])]);

        await Database.ExecuteAsync(
            "DELETE FROM pet_animals WHERE name = 'Dog'", "INSERT INTO pet_animals (name, position) VALUES ('Dog', 0)");

        Assert.Equal([], await Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task An_empty_name_that_another_program_stored_is_found()
    {
        await Provider.EnsureCreatedAsync();
        await Database.ExecuteAsync("INSERT INTO pet_animals (name, position) VALUES ('', 0)");

        Assert.Equal([], await Provider.GetBreedsAsync(""));
    }

    [Fact]
    public async Task A_database_without_entries_knows_no_animal()
    {
        await Provider.EnsureCreatedAsync();

        Assert.Empty(await Provider.GetAnimalsAsync());
        Assert.Empty(await Provider.GetAllBreedsAsync());
        Assert.Null(await Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task Nothing_is_created_silently_and_missing_tables_are_an_error_that_says_what_creates_them()
    {
        Func<Task>[] calls =
        [
            async () => await Provider.GetBreedsAsync("Dog"),
            async () => await Provider.GetAnimalsAsync(),
            async () => await Provider.GetAllBreedsAsync(),
            () => Provider.ImportAsync(Breeds),
        ];

        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(call);
            Assert.Contains("EnsureCreatedAsync", error.Message, StringComparison.Ordinal);
            Assert.IsAssignableFrom<DbException>(error.InnerException);
        }
    }

    [Fact]
    public async Task A_missing_table_is_an_error_also_when_the_other_one_is_there()
    {
        await Provider.EnsureCreatedAsync();
        await Database.ExecuteAsync("DROP TABLE pet_breeds");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Provider.GetBreedsAsync("Dog"));

        Assert.Contains("EnsureCreatedAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_error_of_the_database_surfaces_as_it_is()
    {
        await Provider.EnsureCreatedAsync();
        await Database.ExecuteAsync("ALTER TABLE pet_breeds RENAME COLUMN name TO label");

        await Assert.ThrowsAnyAsync<DbException>(async () => await Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task Creating_again_keeps_what_is_stored()
    {
        await CreateProviderAsync(Breeds);

        await Provider.EnsureCreatedAsync();

        Assert.Equal(Breeds.Count, (await Provider.GetAnimalsAsync()).Count);
    }

    [Fact]
    public async Task Creating_makes_the_table_that_is_missing()
    {
        await Provider.EnsureCreatedAsync();
        await Database.ExecuteAsync("DROP TABLE pet_breeds");

        await Provider.EnsureCreatedAsync();

        Assert.Null(await Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task Hosts_that_create_the_tables_at_once_all_succeed()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Provider.EnsureCreatedAsync())));

        Assert.Empty(await Provider.GetAnimalsAsync());
    }

    [Fact]
    public async Task A_cancelled_creation_makes_no_table()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Provider.EnsureCreatedAsync(new CancellationToken(canceled: true)));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Provider.GetAnimalsAsync());
    }

    [Fact]
    public async Task The_definition_in_the_readme_makes_the_same_tables()
    {
        await Database.ExecuteAsync(DefinitionOfReadme);

        await CreateProviderAsync(Breeds);

        Assert.Equal(["Boxer", "Afador", "Beagle"], await Provider.GetBreedsAsync("Dog"));
    }
}
