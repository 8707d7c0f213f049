using MySqlConnector;
using PetStore.Breeds.Database.Tests.MariaDb;
using PetStore.Breeds.Database.Tests.Stores;

[assembly: AssemblyFixture(typeof(MariaDbFixture))]

namespace PetStore.Breeds.Database.Tests.MariaDb;

/// <summary>The server that all tests share, each with a database of its own.</summary>
public sealed class MariaDbFixture : IAsyncLifetime
{
    private const string NotInstalled =
        "MariaDB is not installed: no mariadbd on the PATH or in /usr/sbin. PETSTORE_TEST_MARIADB can name a server.";

    private string? _connectionString = Environment.GetEnvironmentVariable("PETSTORE_TEST_MARIADB");
    private MariaDbServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (_connectionString is null && MariaDbServer.IsInstalled)
        {
            _server = await MariaDbServer.StartAsync();
            _connectionString = _server.ConnectionString;
        }
    }

    /// <summary>Makes a new database, or skips the test where there is no server.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(string settings = "")
    {
        Assert.SkipWhen(_connectionString is null, NotInstalled);
        var name = $"petstore_{Guid.NewGuid():N}";
        await using var server = new MySqlConnection(_connectionString);
        await server.OpenAsync();
        await using var command = new MySqlCommand($"CREATE DATABASE {name}", server);
        await command.ExecuteNonQueryAsync();
        return new TestDatabase(new MySqlDataSource($"{_connectionString};Database={name};{settings}"));
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
