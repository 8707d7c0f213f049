namespace PetStore.Breeds.Database.Tests.Stores;

public abstract class SqliteTests : DatabaseImportTests
{
    protected override Task FailOnBreedAsync(string breed) => Database.ExecuteAsync(
        $"""
        CREATE TRIGGER refuse BEFORE INSERT ON pet_breeds WHEN NEW.name = '{breed}'
        BEGIN SELECT RAISE(ABORT, 'The breed ''{breed}'' is refused'); END
        """);
}
