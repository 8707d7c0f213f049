using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PetStore.Breeds.Database.Tests.Stores;

/// <summary>A database of a test, its provider, and what is disposed with it.</summary>
public sealed class TestDatabase(DbDataSource dataSource, params IDisposable[] owned) : IAsyncDisposable
{
    public DbDataSource DataSource => dataSource;

    public DatabasePetBreedProvider Provider { get; } = new(dataSource);

    /// <summary>Executes statements on one connection. A setting of it does not outlast the call.</summary>
    public async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        foreach (var sql in statements)
        {
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }

        if (connection is SqliteConnection sqlite)
        {
            // Unlike the other drivers, it keeps what a PRAGMA set.
            SqliteConnection.ClearPool(sqlite);
        }
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
