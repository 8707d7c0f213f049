using System.Data.Common;
using Npgsql;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests.Faults;

/// <summary>What goes wrong between a host and a server surfaces as it is, and nothing of it stays.</summary>
public class PostgreSqlFaultTests(PostgreSqlFixture server)
{
    private const string LockBreeds = "LOCK TABLE pet_breeds IN ACCESS EXCLUSIVE MODE";
    private const string LockFish = "SELECT * FROM pet_animals WHERE name = 'Fish' FOR UPDATE";

    [Fact]
    public async Task An_exhausted_pool_surfaces_and_the_next_call_succeeds()
    {
        await using var database = await CreateAsync("Maximum Pool Size=1;Timeout=1");

        await using (await database.DataSource.OpenConnectionAsync())
        {
            await Assert.ThrowsAsync<NpgsqlException>(async () => await database.Provider.GetBreedsAsync("Dog"));
        }

        Assert.Equal(["Boxer"], await database.Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task No_call_needs_more_than_one_connection_or_keeps_it()
    {
        await using var database = await CreateAsync("Maximum Pool Size=1;Timeout=5");

        await Parallel.ForEachAsync(Enumerable.Range(0, 50), async (number, cancellationToken) =>
        {
            await database.Provider.EnsureCreatedAsync(cancellationToken);
            await database.Provider.ImportAsync([new($"Animal {number}", ["Breed"])], cancellationToken);
            Assert.Equal(["Breed"], await database.Provider.GetBreedsAsync($"Animal {number}", cancellationToken));
            Assert.Null(await database.Provider.GetBreedsAsync("Dragon", cancellationToken));
        });

        Assert.Equal(52, (await database.Provider.GetAnimalsAsync()).Count);
    }

    [Fact]
    public async Task A_lookup_that_is_cancelled_in_flight_ends_and_the_next_one_succeeds()
    {
        await using var database = await CreateAsync("Maximum Pool Size=2");
        using var source = new CancellationTokenSource();
        Task<IReadOnlyList<string>?> lookup;

        await using (await ServerLock.TakeAsync(database, LockBreeds))
        {
            lookup = database.Provider.GetBreedsAsync("Dog", source.Token).AsTask();
            await ServerLock.WaitForBlockedAsync(server, database);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lookup);
        }

        Assert.True(lookup.IsCanceled);
        Assert.Equal(["Boxer"], await database.Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task A_time_out_surfaces_as_it_is()
    {
        await using var database = await CreateAsync("Command Timeout=1");

        await using var held = await ServerLock.TakeAsync(database, LockBreeds);

        var error = await Assert.ThrowsAsync<NpgsqlException>(
            async () => await database.Provider.GetBreedsAsync("Dog"));
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task A_connection_that_is_lost_in_flight_surfaces_and_the_next_lookup_succeeds()
    {
        await using var database = await CreateAsync();

        await using (await ServerLock.TakeAsync(database, LockBreeds))
        {
            var lookup = database.Provider.GetBreedsAsync("Dog").AsTask();
            await ServerLock.WaitForBlockedAsync(server, database, terminate: true);
            await Assert.ThrowsAnyAsync<DbException>(() => lookup);
        }

        Assert.Equal(["Boxer"], await database.Provider.GetBreedsAsync("Dog"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_import_that_is_cancelled_or_loses_its_connection_half_way_writes_nothing(bool terminate)
    {
        await using var database = await CreateAsync();
        using var source = new CancellationTokenSource();

        await using (await ServerLock.TakeAsync(database, LockFish))
        {
            var import = database.Provider.ImportAsync(
                [new("Ant", ["Fire"]), new("Dog", []), new("Fish", [])], source.Token);
            await ServerLock.WaitForBlockedAsync(server, database, terminate);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => import);
            Assert.Equal(!terminate, import.IsCanceled);
        }

        Assert.Equal(["Dog", "Fish"], await database.Provider.GetAnimalsAsync());
        Assert.Equal(["Boxer"], await database.Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task An_import_that_collides_with_another_one_starts_again_and_comes_after_it()
    {
        await using var database = await CreateAsync();
        Task import;

        await using (var other = await ServerLock.TakeAsync(
            database, "INSERT INTO pet_animals VALUES ('Ant', 2); INSERT INTO pet_breeds VALUES ('Ant', 0, 'Fire')"))
        {
            import = database.Provider.ImportAsync([new("Ant", ["Army", "Garden"]), new("Dog", [])]);
            await ServerLock.WaitForBlockedAsync(server, database);
            await other.CommitAsync();
        }

        await import;
        Assert.Equal(["Army", "Garden"], await database.Provider.GetBreedsAsync("Ant"));
        Assert.Equal(["Dog", "Fish", "Ant"], await database.Provider.GetAnimalsAsync());
    }

    [Fact]
    public async Task A_character_that_the_encoding_of_the_database_lacks_makes_an_unknown_animal_and_a_failing_import()
    {
        await using var database = await server.CreateDatabaseAsync("TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Éclair", ["Ünïcödé"])]);

        Assert.Null(await database.Provider.GetBreedsAsync("🐈"));
        Assert.Equal(["Ünïcödé"], await database.Provider.GetBreedsAsync("Éclair"));
        await Assert.ThrowsAsync<PostgresException>(() => database.Provider.ImportAsync([new("🐈", [])]));
    }

    [Theory]
    [InlineData("22021")]
    [InlineData("22P05")]
    public async Task An_animal_that_the_database_refuses_for_its_characters_is_unknown(string state)
    {
        await using var database = await CreateAsync();
        await RefuseLookupsAsync(database, state);

        Assert.Null(await database.Provider.GetBreedsAsync("Dog"));
    }

    [Fact]
    public async Task An_animal_that_the_database_refuses_for_another_reason_is_an_error()
    {
        await using var database = await CreateAsync();
        await RefuseLookupsAsync(database, "22000");

        var error = await Assert.ThrowsAsync<PostgresException>(
            async () => await database.Provider.GetBreedsAsync("Dog"));

        Assert.Equal("22000", error.SqlState);
    }

    private static Task RefuseLookupsAsync(TestDatabase database, string state) => database.ExecuteAsync(
        $"""
        CREATE FUNCTION refuse() RETURNS boolean LANGUAGE plpgsql AS
        $body$ BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '{state}'; END $body$;
        ALTER TABLE pet_animals RENAME TO stored;
        CREATE VIEW pet_animals AS SELECT name, position FROM stored WHERE refuse()
        """);

    private async Task<TestDatabase> CreateAsync(string settings = "")
    {
        var database = await server.CreateDatabaseAsync(settings: settings);
        await database.Provider.EnsureCreatedAsync();
        await database.Provider.ImportAsync([new("Dog", ["Boxer"]), new("Fish", ["Bass"])]);
        return database;
    }
}
