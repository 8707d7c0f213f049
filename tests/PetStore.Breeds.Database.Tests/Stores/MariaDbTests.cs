using PetStore.Breeds.Database.Tests.MariaDb;
using PetStore.Breeds.Tests;

namespace PetStore.Breeds.Database.Tests.Stores;

public class MariaDbTests(MariaDbFixture server) : ConcurrentImportTests
{
    protected override string DefinitionOfReadme => Readme.Blocks("sql")[1];

    protected override string DisableForeignKeys => "SET foreign_key_checks = 0";

    protected override Task<TestDatabase> CreateDatabaseAsync() => server.CreateDatabaseAsync();

    protected override Task FailOnBreedAsync(string breed) => Database.ExecuteAsync(
        $"""
        CREATE TRIGGER refuse BEFORE INSERT ON pet_breeds FOR EACH ROW
        IF NEW.name = '{breed}' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The breed ''{breed}'' is refused'; END IF
        """);

    protected override Task InsertIntoMissingTableAsync(string table) => Database.ExecuteAsync(
        $"CREATE TRIGGER audit AFTER INSERT ON pet_breeds FOR EACH ROW INSERT INTO {table} VALUES (NEW.name)");
}
