using System.Diagnostics;

namespace PetStore.PostgreSql;

/// <summary>The programs of an installed PostgreSQL, run as an ordinary user: the server refuses to run as root.</summary>
internal static class InstalledPostgreSql
{
    private const string DebianFolder = "/usr/lib/postgresql";

    // The user of Debian's package, who owns nothing but the package's own cluster.
    private static readonly string[] _asOrdinaryUser = Environment.UserName == "root"
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
        : [];

    /// <summary>Gets the folder of the programs, the newest where several are installed; null where none is.</summary>
    public static string? Folder { get; } = FindFolder();

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
        string[] command = [.. _asOrdinaryUser, Path.Combine(Folder!, program), .. arguments];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Makes a folder that the ordinary user owns.</summary>
    public static async Task<string> CreateFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("petstore tëst ").FullName;
        if (_asOrdinaryUser.Length > 0)
        {
            using var process = Process.Start("chown", ["postgres:", folder]);
            await process.WaitForExitAsync();
        }

        return folder;
    }

    private static string? FindFolder()
    {
        var onPath = Environment.GetEnvironmentVariable("PATH")!.Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = !Directory.Exists(DebianFolder) ? [] : Directory.EnumerateDirectories(DebianFolder)
            .OrderByDescending(folder => double.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"));
        return onPath.Concat(debian).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
