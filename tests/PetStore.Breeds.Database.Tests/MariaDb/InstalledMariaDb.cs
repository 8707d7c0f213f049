using System.Diagnostics;

namespace PetStore.Breeds.Database.Tests.MariaDb;

/// <summary>The programs of an installed MariaDB, run as an ordinary user.</summary>
internal static class InstalledMariaDb
{
    private static readonly string[] _folders =
    [
        .. Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries),
        "/usr/sbin",
    ];

    private static readonly string[] _asOrdinaryUser = Environment.UserName == "root"
        ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]
        : [];

    /// <summary>Gets the server; null where none is installed.</summary>
    public static string? Server { get; } = Find("mariadbd");

    /// <summary>Gets the program that makes an empty data folder.</summary>
    public static string? Installer { get; } = Find("mariadb-install-db");

    /// <summary>Makes a folder that the ordinary user owns.</summary>
    public static async Task<string> CreateFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("petstore-mariadb-").FullName;
        if (_asOrdinaryUser.Length > 0)
        {
            using var process = Process.Start("chown", ["nobody:nogroup", folder]);
            await process.WaitForExitAsync();
        }

        return folder;
    }

    public static async Task RunAsync(string workingFolder, string program, params string[] arguments)
    {
        using var process = Start(workingFolder, program, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{error}");
        }
    }

    public static Process Start(string workingFolder, string program, params string[] arguments)
    {
        string[] command = [.. _asOrdinaryUser, program, .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    private static string? Find(string program) =>
        _folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
