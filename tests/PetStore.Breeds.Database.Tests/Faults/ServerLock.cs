using Npgsql;
using PetStore.Breeds.Database.Tests.Stores;

namespace PetStore.Breeds.Database.Tests.Faults;

/// <summary>A lock that another client of the server holds.</summary>
internal sealed class ServerLock(NpgsqlConnection connection) : IAsyncDisposable
{
    private const int MaxLooks = 6_000;

    public static async Task<ServerLock> TakeAsync(TestDatabase database, string sql)
    {
        var connection = (NpgsqlConnection)await database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"BEGIN; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return new ServerLock(connection);
    }

    /// <summary>Waits until a client of the database waits for a lock, and can end its connection then.</summary>
    public static async Task WaitForBlockedAsync(
        PostgreSqlFixture server, TestDatabase database, bool terminate = false)
    {
        var name = new NpgsqlConnectionStringBuilder(database.DataSource.ConnectionString).Database;
        await using var observer = server.OpenServer();
        await using var command = observer.CreateCommand(
            $"""
            SELECT {(terminate ? "pg_terminate_backend(pid)" : "true")} FROM pg_stat_activity
            WHERE datname = '{name}' AND wait_event_type = 'Lock'
            """);
        for (var looks = 1; await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is null; looks++)
        {
            Assert.True(looks < MaxLooks, "No client waits for a lock.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public async Task CommitAsync()
    {
        await using var command = new NpgsqlCommand("COMMIT", connection);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
