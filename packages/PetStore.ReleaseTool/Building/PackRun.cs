using PetStore.ReleaseTool.Files;

namespace PetStore.ReleaseTool.Building;

/// <summary>
/// Restores and packs the projects of checkouts, with one call of MSBuild for all checkouts that have the same SDK.
/// </summary>
/// <remarks>
/// The calls share a compiler server that serves no other process. It ends with this object: on Linux, where it can be
/// found. Elsewhere no server is used, because it would stay for minutes.
/// </remarks>
internal sealed class PackRun : IDisposable
{
    private const int MaxShownErrors = 20;

    // A call of MSBuild uses one version of an SDK package, so a commit could be built with that of another one.
    private const string SeveralSdkVersions = "MSB4240";

    // NuGet advises (NU1004) to switch off what keeps a release reproducible.
    private const string StaleLockFileAdvice =
        "Disable the RestoreLockedMode MSBuild property or pass an explicit --force-evaluate option to run restore to "
        + "update the lock file.";

    private const string OwnAdvice = "Run 'petstore-release check --fix', and commit the lock file.";

    private static readonly string[] _options =
    [
        "-nodeReuse:false", "-noAutoResponse", "-nologo", "-verbosity:quiet",
        "-consoleLoggerParameters:ErrorsOnly;NoSummary",
    ];

    private static readonly string[] _properties =
    [
        "Configuration=Release",
        "ContinuousIntegrationBuild=true",
        "RestoreLockedMode=true",
        "NuGetAudit=false",
        "TreatWarningsAsErrors=false",

        // Release builds judge nothing. Generators run all the same.
        "RunAnalyzers=false",
        $"UseSharedCompilation={(OperatingSystem.IsLinux() ? "true" : "false")}",
    ];

    private readonly string _mark = ChildProcesses.CreateMark();
    private int _calls;

    /// <summary>Packs.</summary>
    /// <param name="checkouts">At least one; all have the same global.json.</param>
    /// <param name="folder">A folder above them, for files of this call.</param>
    /// <param name="previews">The packages that get a version of a commit that is not public; null for none.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    /// <returns>The errors; empty when all packages were made.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        IReadOnlyList<ReleaseCheckout> checkouts,
        string folder,
        PreviewProperties? previews,
        CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"pack-{++_calls}");
        var traversal = path + ".proj";
        await TraversalProject.WriteAsync(traversal, checkouts, cancellationToken);

        // The extensions of the user's MSBuild are files of this machine.
        var extensions = Directory.CreateDirectory(path + ".extensions").FullName;
        string[] options =
        [
            $"-maxCpuCount:{CountProcesses(checkouts.Sum(checkout => checkout.Releases.Count))}",
            .. _options,
            .. _properties.Select(property => $"-property:{property}"),
            previews is null
                ? "-property:PublicRelease=true"
                : Property(
                    "CustomBeforeMicrosoftCommonProps",
                    await previews.WriteAsync(path + ".props", cancellationToken)),
            Property("MSBuildUserExtensionsPath", extensions),
            Property("SharedCompilationId", _mark),
            .. checkouts.Count > 1 ? [$"-warnAsError:{SeveralSdkVersions}"] : Array.Empty<string>(),
        ];

        // The global.json of the current folder counts.
        var (status, text) = await RunAsync(checkouts[0].Folder, traversal, options, cancellationToken);
        return status == 0 ? [] : FindErrors(text, checkouts);
    }

    /// <summary>Ends the compiler server.</summary>
    public void Dispose()
    {
        ChildProcesses.End(_mark);
        if (OperatingSystem.IsLinux())
        {
            // The compiler server listens there, whatever the temporary folder is.
            File.Delete($"/tmp/{_mark}");
        }
    }

    // Packing runs more code of the packages than restoring does, and needs no feed.
    private async Task<(int Status, string Output)> RunAsync(
        string directory, string traversal, string[] options, CancellationToken cancellationToken)
    {
        var withoutFeeds = CreateEnvironment(withFeeds: false);
        if (!DotnetProcess.HasFeedVariables)
        {
            string[] both = ["msbuild", traversal, "-restore", "-target:Pack", .. options];
            return await DotnetProcess.RunAsync(directory, both, withoutFeeds, cancellationToken);
        }

        string[] restore = ["msbuild", traversal, "-restore", $"-target:{TraversalProject.NoTarget}", .. options];
        var restored = await DotnetProcess.RunAsync(
            directory, restore, CreateEnvironment(withFeeds: true), cancellationToken);
        string[] pack = ["msbuild", traversal, "-target:Pack", .. options];
        return restored.Status != 0
            ? restored
            : await DotnetProcess.RunAsync(directory, pack, withoutFeeds, cancellationToken);
    }

    private Dictionary<string, string?> CreateEnvironment(bool withFeeds)
    {
        var environment = DotnetProcess.CreateEnvironment(withFeeds);
        environment[ChildProcesses.Variable] = _mark;

        // The runtime would leave files for debuggers behind when the compiler server is killed.
        environment["DOTNET_EnableDiagnostics"] = "0";
        return environment;
    }

    // The start of another process of MSBuild costs as much as it saves for two or three packages.
    private static int CountProcesses(int packages) => Math.Clamp(packages / 2, 1, Environment.ProcessorCount);

    // A comma would end the property on the command line.
    private static string Property(string name, string value) =>
        $"-property:{name}={TraversalProject.EscapeValue(value)}";

    private static IReadOnlyList<string> FindErrors(string output, IEnumerable<ReleaseCheckout> checkouts)
    {
        foreach (var checkout in checkouts)
        {
            output = output.Replace(checkout.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        }

        string[] lines = [.. output
            .Replace(StaleLockFileAdvice, OwnAdvice, StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()];
        string[] errors = [.. lines.Where(line => line.Contains("error ", StringComparison.Ordinal))];
        return
        [
            .. (errors.Length > 0 ? errors : lines is [] ? ["MSBuild failed and said nothing."] : lines)
                .Take(MaxShownErrors),
        ];
    }
}
