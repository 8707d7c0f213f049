using System.Diagnostics;
using Npgsql;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests.Faults;

/// <summary>Which refusals an import tries again. A sequence counts the attempts: it is not rolled back.</summary>
public class PostgreSqlRetryTests(PostgreSqlFixture server)
{
    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("23505")]
    public async Task A_collision_is_tried_again(string state)
    {
        await using var database = await CreateAsync(state, failures: 3);

        await database.Provider.ImportAsync([new("Dog", ["Boxer"])]);

        Assert.Equal(4, await CountAttemptsAsync(database));
        Assert.Equal(["Boxer"], await database.Provider.GetBreedsAsync("Dog"));
    }

    [Theory]
    [InlineData("23514")]
    [InlineData("23502")]
    [InlineData("23503")]
    [InlineData("53100")]
    public async Task A_permanent_refusal_is_not_tried_again(string state)
    {
        await using var database = await CreateAsync(state, failures: 1);

        var error = await Assert.ThrowsAsync<PostgresException>(
            () => database.Provider.ImportAsync([new("Dog", ["Boxer"])]));

        Assert.Equal(state, error.SqlState);
        Assert.Equal(1, await CountAttemptsAsync(database));
    }

    [Fact]
    public async Task A_check_of_the_table_is_not_tried_again()
    {
        await using var database = await CreateAsync("00000", failures: 0);
        await database.ExecuteAsync("ALTER TABLE pet_breeds ADD CONSTRAINT no_pike CHECK (name <> 'Pike')");

        var error = await Assert.ThrowsAsync<PostgresException>(
            () => database.Provider.ImportAsync([new("Fish", ["Pike"])]));

        Assert.Equal("no_pike", error.ConstraintName);
        Assert.Equal(1, await CountAttemptsAsync(database));
    }

    [Fact]
    public async Task A_collision_that_does_not_end_surfaces()
    {
        await using var database = await CreateAsync("23505", failures: 1_000);

        await Assert.ThrowsAsync<PostgresException>(() => database.Provider.ImportAsync([new("Dog", ["Boxer"])]));

        Assert.Equal(5, await CountAttemptsAsync(database));
    }

    [Fact]
    public async Task An_import_of_many_breeds_takes_few_round_trips()
    {
        await using var database = await CreateAsync("00000", failures: 0);
        var name = new NpgsqlConnectionStringBuilder(database.DataSource.ConnectionString).Database;
        var roundTrips = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Interlocked.Add(ref roundTrips, IsStatement(activity, name!) ? 1 : 0),
        };
        ActivitySource.AddActivityListener(listener);

        await database.Provider.ImportAsync(
            Enumerable.Range(0, 1_000).Select(number => KeyValuePair.Create<string, IReadOnlyList<string>>(
                $"Animal {number}", ["first", "second", "third", "fourth", "fifth"])));

        Assert.InRange(roundTrips, 1, 20);
        Assert.Equal(1_000, (await database.Provider.GetAllBreedsAsync()).Count);
    }

    private static bool IsStatement(Activity activity, string database) =>
        activity.TagObjects.Any(tag => tag.Key is "db.namespace" or "db.name" && Equals(tag.Value, database));

    private static async Task<long> CountAttemptsAsync(TestDatabase database)
    {
        await using var command = database.DataSource.CreateCommand("SELECT last_value FROM attempts");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Makes a database that refuses the first imports.</summary>
    private async Task<TestDatabase> CreateAsync(string state, int failures)
    {
        var database = await server.CreateDatabaseAsync();
        await database.Provider.EnsureCreatedAsync();
        await database.ExecuteAsync(
            $"""
            CREATE SEQUENCE attempts;
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $body$ BEGIN
              IF nextval('attempts') <= {failures} THEN RAISE EXCEPTION 'refused' USING ERRCODE = '{state}'; END IF;
              RETURN NULL;
            END $body$;
            CREATE TRIGGER refuse BEFORE INSERT ON pet_animals FOR EACH STATEMENT EXECUTE FUNCTION refuse()
            """);
        return database;
    }
}
