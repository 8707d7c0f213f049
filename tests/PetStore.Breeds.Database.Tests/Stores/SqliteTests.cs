namespace PetStore.Breeds.Database.Tests.Stores;

public abstract class SqliteTests : ConcurrentImportTests
{
    protected override string DisableForeignKeys => "PRAGMA foreign_keys = OFF";

    protected override Task FailOnBreedAsync(string breed) => Database.ExecuteAsync(
        $"""
        CREATE TRIGGER refuse BEFORE INSERT ON pet_breeds WHEN NEW.name = '{breed}'
        BEGIN SELECT RAISE(ABORT, 'The breed ''{breed}'' is refused'); END
        """);

    protected override Task InsertIntoMissingTableAsync(string table) => Database.ExecuteAsync(
        $"CREATE TRIGGER audit AFTER INSERT ON pet_breeds BEGIN INSERT INTO {table} VALUES (NEW.name); END");
}
