using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using MySqlConnector;

namespace PetStore.Breeds.Database.Tests.MariaDb;

/// <summary>A MariaDB server on loopback in a temporary folder, which ends with this process at the latest.</summary>
internal sealed class MariaDbServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _data;
    private readonly MySqlConnectionStringBuilder _connection = new()
    {
        UserID = "petstore",
        Password = RandomNumberGenerator.GetHexString(32),
        AllowUserVariables = false,
    };

    private Process? _process;

    private MariaDbServer(string folder) => (_folder, _data) = (folder, Path.Combine(folder, "data"));

    /// <summary>Gets whether a MariaDB is installed here.</summary>
    public static bool IsInstalled => InstalledMariaDb.Server is not null && InstalledMariaDb.Installer is not null;

    /// <summary>Gets the connection string, of a user that may do everything.</summary>
    public string ConnectionString => _connection.ConnectionString;

    /// <summary>Starts a new server without data.</summary>
    public static async Task<MariaDbServer> StartAsync()
    {
        var server = new MariaDbServer(await InstalledMariaDb.CreateFolderAsync());
        try
        {
            await server.InitializeAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task InitializeAsync()
    {
        ChooseAddress();
        await InstalledMariaDb.RunAsync(
            _folder, InstalledMariaDb.Installer!, "--no-defaults", $"--datadir={_data}", "--skip-test-db",
            "--auth-root-authentication-method=normal");
        var users = Path.Combine(_folder, "users.sql");
        await File.WriteAllTextAsync(
            users,
            $"CREATE USER petstore@'%' IDENTIFIED BY '{_connection.Password}';\nGRANT ALL ON *.* TO petstore@'%';\n");

        // A test host that crashes cannot stop the server. The end of its pipe reaches this shell, whatever ended it.
        const string StopAtTheEnd = "trap '' INT TERM; \"$@\" </dev/null >log 2>&1 & server=$!; cat; kill -9 $server";
        _process = InstalledMariaDb.Start(
            _folder, "/bin/sh", "-c", StopAtTheEnd, "sh", InstalledMariaDb.Server!, "--no-defaults",
            $"--datadir={_data}", $"--init-file={users}", "--skip-name-resolve",
            $"--bind-address={_connection.Server}", $"--port={_connection.Port}", "--skip-log-bin",
            $"--socket={Path.Combine(_folder, "socket")}", $"--pid-file={Path.Combine(_folder, "pid")}",
            "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M");
        await WaitUntilReadyAsync();
    }

    /// <summary>Takes a free port of an address that no other server is likely to use.</summary>
    private void ChooseAddress()
    {
        var last = RandomNumberGenerator.GetBytes(2);
        var address = OperatingSystem.IsLinux() ? new IPAddress([127, 2, last[0], last[1]]) : IPAddress.Loopback;
        using var listener = new TcpListener(address, 0);
        listener.Start();
        _connection.Server = address.ToString();
        _connection.Port = (uint)((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        const int MaxAttempts = 600;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = new MySqlConnection(ConnectionString);
                await connection.OpenAsync();
                return;
            }
            catch (MySqlException) when (attempt < MaxAttempts && !_process!.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
        }
    }
}
