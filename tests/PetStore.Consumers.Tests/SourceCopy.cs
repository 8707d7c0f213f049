using System.Collections.Concurrent;
using CliWrap;
using CliWrap.Buffered;
using PetStore.Consumers.Tests;

[assembly: AssemblyFixture(typeof(SourceCopy))]

namespace PetStore.Consumers.Tests;

/// <summary>
/// A copy of the consumers and of the packages' sources. Building them ahead of time, or while other tests run, would
/// write into the lock files and the outputs of the repository itself.
/// </summary>
public sealed class SourceCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("petstore tëst ").FullName;
    private readonly SemaphoreSlim _oneBuild = new(1);
    private readonly ConcurrentDictionary<string, Task<string>> _builds = new();

    public SourceCopy()
    {
        var root = FindRoot();
        foreach (
            var file in Directory.EnumerateFiles(root).Where(file => Path.GetExtension(file) is ".props" or ".json" or ".config"))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        foreach (var part in new[] { "packages", "consumers" })
        {
            CopySources(Path.Combine(root, part), Path.Combine(_folder, part));
        }

        Directory.CreateDirectory(Path.Combine(_folder, "artifacts", "feed"));
    }

    /// <summary>Builds a consumer, once for all tests.</summary>
    /// <returns>The program's path.</returns>
    public Task<string> BuildAsync(string consumer) =>
        _builds.GetOrAdd(consumer, async _ => Path.Combine(await RunAsync(consumer, "build"), $"{consumer}.dll"));

    /// <summary>Publishes a consumer ahead of time. A warning is an error.</summary>
    /// <returns>The program's path.</returns>
    public async Task<string> PublishAheadOfTimeAsync(string consumer, string linker) => Path.Combine(
        await RunAsync(
            consumer,
            "publish",
            "-p:PublishAot=true",
            $"-p:CppCompilerAndLinker={linker}",
            "-p:TreatWarningsAsErrors=true"),
        consumer);

    public void Dispose()
    {
        _oneBuild.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> RunAsync(string consumer, string command, params string[] options)
    {
        await _oneBuild.WaitAsync();
        try
        {
            var output = Path.Combine(_folder, "output", command, consumer);
            var result = await Cli.Wrap("dotnet")
                .WithArguments(
                    [command, Path.Combine(_folder, "consumers", consumer), "--output", output, "-p:FromSource=true", .. options])
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync();
            Assert.True(
                result.ExitCode == 0 && !result.StandardOutput.Contains(": warning ", StringComparison.Ordinal), result.StandardOutput);
            return output;
        }
        finally
        {
            _oneBuild.Release();
        }
    }

    private static void CopySources(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        foreach (
            var folder in Directory.EnumerateDirectories(source).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
        {
            CopySources(folder, Path.Combine(target, Path.GetFileName(folder)));
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PetStore.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder.FullName;
    }
}
