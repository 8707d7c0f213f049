using System.Globalization;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Building;

/// <summary>Restores and packs projects of a checkout with MSBuild.</summary>
/// <param name="checkout">The checkout.</param>
/// <param name="notesFolder">Holds the release notes of each package.</param>
/// <param name="previews">The packages that get a version of a commit that is not public; null for none.</param>
internal sealed class PackRun(string checkout, string notesFolder, PreviewProperties? previews)
{
    private const int MaxShownErrors = 20;

    // NuGet advises (NU1004) to switch off what keeps a release reproducible.
    private const string StaleLockFileAdvice =
        "Disable the RestoreLockedMode MSBuild property or pass an explicit --force-evaluate option to run restore to update "
        + "the lock file.";

    private const string OwnAdvice = "Run 'petstore-release check --fix', and commit the lock file.";

    private static readonly string[] _options =
    [
        "-maxCpuCount", "-nodeReuse:false", "-noAutoResponse", "-nologo", "-verbosity:quiet",
        "-consoleLoggerParameters:ErrorsOnly;NoSummary",
    ];

    private static readonly string[] _properties =
    [
        "Configuration=Release",
        "ContinuousIntegrationBuild=true",
        "RestoreLockedMode=true",
        "NuGetAudit=false",
        "TreatWarningsAsErrors=false",
    ];

    /// <summary>Packs.</summary>
    /// <param name="releases">What to pack.</param>
    /// <param name="output">The folder for the packages.</param>
    /// <param name="time">The time that the packages carry, in seconds since 1970.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    /// <returns>The errors; empty when all packages were made.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        IEnumerable<Release> releases, string output, long time, CancellationToken cancellationToken)
    {
        // Written outside the checkout, so that it is not an untracked file; run inside, so that the checkout's
        // global.json counts.
        var traversal = checkout + ".proj";
        var projects = releases.Select(release => Path.Combine(checkout, release.Package.Project));
        await TraversalProject.WriteAsync(traversal, projects, output, cancellationToken);

        // The extensions of the user's MSBuild are files of this machine.
        var extensions = Directory.CreateDirectory(checkout + ".extensions").FullName;
        string[] options =
        [
            .. _options,
            .. _properties.Select(property => $"-property:{property}"),
            previews is null
                ? "-property:PublicRelease=true"
                : Property(
                    "CustomBeforeMicrosoftCommonProps",
                    await previews.WriteAsync(checkout + ".props", cancellationToken)),
            Property("ReleaseNotesFolder", notesFolder),
            string.Create(CultureInfo.InvariantCulture, $"-property:DeterministicTimestamp={time}"),
            Property("MSBuildUserExtensionsPath", extensions),
        ];
        var (status, text) = await RunAsync(traversal, options, cancellationToken);
        return status == 0 ? [] : FindErrors(text);
    }

    // Packing runs more code of the packages than restoring does, and needs no feed.
    private async Task<(int Status, string Output)> RunAsync(
        string traversal, string[] options, CancellationToken cancellationToken)
    {
        var environment = DotnetProcess.CreateEnvironment(withFeeds: false);
        if (!DotnetProcess.HasFeedVariables)
        {
            return await DotnetProcess.RunAsync(
                checkout, ["msbuild", traversal, "-restore", "-target:Pack", .. options], environment,
                cancellationToken);
        }

        var restored = await DotnetProcess.RunAsync(
            checkout,
            ["msbuild", traversal, "-restore", $"-target:{TraversalProject.NoTarget}", .. options],
            DotnetProcess.CreateEnvironment(withFeeds: true),
            cancellationToken);
        return restored.Status != 0
            ? restored
            : await DotnetProcess.RunAsync(
                checkout, ["msbuild", traversal, "-target:Pack", .. options], environment, cancellationToken);
    }

    // A comma would end the property on the command line.
    private static string Property(string name, string value) =>
        $"-property:{name}={TraversalProject.EscapeValue(value)}";

    private IReadOnlyList<string> FindErrors(string output)
    {
        string[] lines = [.. output
            .Replace(checkout + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(StaleLockFileAdvice, OwnAdvice, StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()];
        string[] errors = [.. lines.Where(line => line.Contains("error ", StringComparison.Ordinal))];
        return [.. (errors.Length > 0 ? errors : lines is [] ? ["MSBuild failed and said nothing."] : lines)
            .Take(MaxShownErrors)];
    }
}
