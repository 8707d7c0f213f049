using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace PetStore.PostgreSql;

/// <summary>A PostgreSQL server on loopback in a temporary folder, which ends with this process at the latest.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _data;
    private readonly NpgsqlConnectionStringBuilder _connection;
    private Process? _keeper;

    private PostgreSqlServer(string folder)
    {
        _folder = folder;
        _data = Path.Combine(folder, "data");
        _connection = new() { Username = "petstore", Password = RandomNumberGenerator.GetHexString(32), Database = "postgres" };
    }

    /// <summary>Gets whether a PostgreSQL is installed here.</summary>
    public static bool IsInstalled => InstalledPostgreSql.Folder is not null;

    /// <summary>Gets the connection string, of a user that may do everything.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <summary>Starts a new server without data.</summary>
    public static async Task<PostgreSqlServer> StartAsync()
    {
        var server = new PostgreSqlServer(await InstalledPostgreSql.CreateFolderAsync());
        try
        {
            await server.InitializeAsync();
            await server.ResumeAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a new database on a server.</summary>
    /// <param name="connectionString">The server, and a user that may create databases.</param>
    /// <param name="options">What <c>CREATE DATABASE</c> takes behind the name.</param>
    /// <returns>The connection string of the database.</returns>
    public static async Task<string> CreateDatabaseAsync(string connectionString, string options = "")
    {
        var database = $"petstore_{Guid.NewGuid():N}";
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        await using var command = dataSource.CreateCommand($"CREATE DATABASE {database} {options}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(connectionString) { Database = database }.ConnectionString;
    }

    /// <summary>Stops the server without waiting for its clients, as a crash would; the data stay.</summary>
    public Task StopAsync() =>
        InstalledPostgreSql.RunAsync(_folder, "pg_ctl", "stop", "-D", _data, "-m", "immediate", "-w");

    /// <summary>Starts the stopped server again, at the same address.</summary>
    public Task ResumeAsync() => InstalledPostgreSql.RunAsync(
        _folder, "pg_ctl", "start", "-D", _data, "-w", "-l", Path.Combine(_folder, "log"), "-o", string.Join(' ', Settings()));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_keeper is not null)
        {
            _keeper.StandardInput.Close();
            await _keeper.WaitForExitAsync();
            _keeper.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task InitializeAsync()
    {
        ChooseAddress();
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, _connection.Password);
        await InstalledPostgreSql.RunAsync(
            _folder, "initdb", "-D", _data, "-U", _connection.Username!, "--pwfile", password, "-A", "scram-sha-256",
            "--encoding", "UTF8", "--locale", "C", "--no-sync");

        // A test host that crashes cannot stop the server. The end of its pipe reaches this shell, whatever ended it.
        const string StopAtTheEnd = "trap '' INT TERM; cat; \"$0\" stop -D \"$1\" -m immediate -w";
        _keeper = InstalledPostgreSql.Start(
            _folder, "/bin/sh", "-c", StopAtTheEnd, Path.Combine(InstalledPostgreSql.Folder!, "pg_ctl"), _data);
    }

    /// <summary>Takes a free port, on Linux of an address that no other server is likely to use.</summary>
    private void ChooseAddress()
    {
        var last = RandomNumberGenerator.GetBytes(2);
        var address = OperatingSystem.IsLinux() ? new IPAddress([127, 1, last[0], last[1]]) : IPAddress.Loopback;
        using var listener = new TcpListener(address, 0);
        listener.Start();
        _connection.Host = address.ToString();
        _connection.Port = ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private IEnumerable<string> Settings() => new[]
    {
        $"listen_addresses={_connection.Host}", $"port={_connection.Port}", "unix_socket_directories=",
        "fsync=off", "full_page_writes=off", "max_connections=200",
    }.Select(setting => $"-c {setting}");
}
