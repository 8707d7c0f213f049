using Npgsql;
using PetStore.Breeds.Database.Tests.Stores;
using PetStore.PostgreSql;

[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]

namespace PetStore.Breeds.Database.Tests.Stores;

/// <summary>The server that all tests share, each with databases of its own.</summary>
public sealed class PostgreSqlFixture : IAsyncLifetime
{
    public const string NotInstalled =
        "PostgreSQL is not installed: no initdb on the PATH or under /usr/lib/postgresql. PETSTORE_TEST_POSTGRES can "
            + "name a server.";

    private string? _connectionString = Environment.GetEnvironmentVariable("PETSTORE_TEST_POSTGRES");
    private PostgreSqlServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (_connectionString is null && PostgreSqlServer.IsInstalled)
        {
            _server = await PostgreSqlServer.StartAsync();
            _connectionString = _server.ConnectionString;
        }
    }

    /// <summary>Makes a new database, or skips the test where there is no server.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(string options = "", string settings = "")
    {
        Assert.SkipWhen(_connectionString is null, NotInstalled);
        var database = await PostgreSqlServer.CreateDatabaseAsync(_connectionString, options);
        return new TestDatabase(NpgsqlDataSource.Create($"{database};Persist Security Info=true;{settings}"));
    }

    /// <summary>Opens the server itself, to look at what its clients do.</summary>
    public NpgsqlDataSource OpenServer() => NpgsqlDataSource.Create(_connectionString!);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
