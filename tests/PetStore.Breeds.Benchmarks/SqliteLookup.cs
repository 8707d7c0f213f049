using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PetStore.Breeds.Benchmarks;

public class SqliteLookup : DatabaseLookup
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("petstore");

    protected override Task<DbDataSource> OpenAsync() => Task.FromResult(
        SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(_folder.FullName, "breeds.db")}"));

    protected override Task CloseAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
