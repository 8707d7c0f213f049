namespace PetStore.Breeds.Database.Tests.Stores;

public class SqliteMemoryTests : SqliteTests
{
    protected override Task<TestDatabase> CreateDatabaseAsync() => Task.FromResult(SqliteDatabases.CreateInMemory());
}
