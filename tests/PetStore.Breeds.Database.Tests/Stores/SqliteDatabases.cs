using Microsoft.Data.Sqlite;

namespace PetStore.Breeds.Database.Tests.Stores;

internal static class SqliteDatabases
{
    /// <summary>Makes a database in memory, which lasts as long as one connection is open.</summary>
    public static TestDatabase CreateInMemory()
    {
        var connectionString = $"Data Source={Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        var keeper = new SqliteConnection(connectionString);
        keeper.Open();
        return new TestDatabase(SqliteFactory.Instance.CreateDataSource(connectionString), keeper);
    }

    /// <summary>Makes a database in a file.</summary>
    public static TestDatabase CreateFile(string settings = "")
    {
        var folder = new DatabaseFolder();
        return new TestDatabase(
            SqliteFactory.Instance.CreateDataSource($"{folder.ConnectionString};{settings}"), folder);
    }

    private sealed class DatabaseFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("petstore tëst ").FullName;

        public string ConnectionString => $"Data Source={Path.Combine(_path, "breeds.db")}";

        public void Dispose()
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(_path, recursive: true);
        }
    }
}
