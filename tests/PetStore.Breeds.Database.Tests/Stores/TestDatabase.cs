using System.Data.Common;

namespace PetStore.Breeds.Database.Tests.Stores;

/// <summary>A database of a test, its provider, and what is disposed with it.</summary>
public sealed class TestDatabase(DbDataSource dataSource, params IDisposable[] owned) : IAsyncDisposable
{
    public DbDataSource DataSource => dataSource;

    public DatabasePetBreedProvider Provider { get; } = new(dataSource);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await dataSource.DisposeAsync();
        foreach (var each in owned)
        {
            each.Dispose();
        }
    }
}
