using Npgsql;

namespace PetStore.Breeds.Database.Tests.Stores;

public class PostgreSqlTests(PostgreSqlFixture server) : ConcurrentImportTests
{
    protected override string DisableForeignKeys => "SET session_replication_role = replica";

    protected override Task<TestDatabase> CreateDatabaseAsync() => server.CreateDatabaseAsync();

    protected override Task FailOnBreedAsync(string breed) => Database.ExecuteAsync(
        $$"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $body$ BEGIN RAISE EXCEPTION 'The breed ''{{breed}}'' is refused'; END $body$;
        CREATE TRIGGER refuse BEFORE INSERT ON pet_breeds FOR EACH ROW WHEN (NEW.name = '{{breed}}') EXECUTE FUNCTION refuse()
        """);

    [Fact]
    public async Task A_missing_table_of_the_same_name_in_another_schema_surfaces_as_it_is()
    {
        await Provider.EnsureCreatedAsync();
        await InsertIntoMissingTableAsync("other.pet_breeds");

        var error = await Assert.ThrowsAsync<PostgresException>(() => Provider.ImportAsync([new("Dog", ["Boxer"])]));

        Assert.Equal("42P01", error.SqlState);
    }

    protected override Task InsertIntoMissingTableAsync(string table) => Database.ExecuteAsync(
        $$"""
        CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS
        $body$ BEGIN INSERT INTO {{table}} VALUES (NEW.name); RETURN NEW; END $body$;
        CREATE TRIGGER audit AFTER INSERT ON pet_breeds FOR EACH ROW EXECUTE FUNCTION audit()
        """);
}
