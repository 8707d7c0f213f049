namespace PetStore.Breeds.Database.Tests.Stores;

public class PostgreSqlTests(PostgreSqlFixture server) : DatabaseImportTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => server.CreateDatabaseAsync();

    protected override Task FailOnBreedAsync(string breed) => Database.ExecuteAsync(
        $$"""
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $body$ BEGIN RAISE EXCEPTION 'The breed ''{{breed}}'' is refused'; END $body$;
        CREATE TRIGGER refuse BEFORE INSERT ON pet_breeds FOR EACH ROW WHEN (NEW.name = '{{breed}}') EXECUTE FUNCTION refuse()
        """);
}
