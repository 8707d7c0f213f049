namespace PetStore.Breeds.Database.Tests.Stores;

public class SqliteFileTests : SqliteTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => Task.FromResult(SqliteDatabases.CreateFile());
}
