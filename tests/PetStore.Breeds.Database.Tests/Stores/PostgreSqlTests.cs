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

    protected override Task InsertIntoMissingTableAsync(string table) => Database.ExecuteAsync(
        $$"""
        CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS
        $body$ BEGIN INSERT INTO {{table}} VALUES (NEW.name); RETURN NEW; END $body$;
        CREATE TRIGGER audit AFTER INSERT ON pet_breeds FOR EACH ROW EXECUTE FUNCTION audit()
        """);
}
