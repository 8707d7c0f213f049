using System.Globalization;
using System.Text.Json;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Builds packages with MSBuild in a clean checkout of their release commit, with one call for all packages of the commit.</summary>
internal sealed class ReleaseBuilder(GitRepository repository, NotesReader notes) : IPackageBuilder
{
    private const int MaxShownErrors = 20;
    private const string CheckoutName = "checkout";
    private const string NotesName = "notes";
    private const string PackagesName = "packages";

    /// <summary>Gets the folder of the checkout that a nupkg was built in.</summary>
    public static string GetCheckout(string nupkg) => Path.GetFullPath(Path.Combine(nupkg, "..", "..", CheckoutName));

    // NuGet advises (NU1004) to switch off what keeps a release reproducible.
    private const string StaleLockFileAdvice =
        "Disable the RestoreLockedMode MSBuild property or pass an explicit --force-evaluate option to run restore to update the lock file.";

    private const string OwnAdvice = "Run 'petstore-release check --fix', and commit the lock file.";

    public Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit, IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken) =>
        BuildAsync(commit, releases, folder, previews: null, cancellationToken);

    /// <summary>Builds packages in the versions that NBGV gives to a commit that is not public.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="releases">What to build; the packages that these refer to keep their public versions.</param>
    /// <param name="folder">An empty folder for the packages.</param>
    /// <param name="cancellationToken">Ends the build and its processes.</param>
    /// <returns>One result for each release, in the same order. The nupkgs have other versions than the releases.</returns>
    public Task<IReadOnlyList<BuildResult>> BuildPreviewsAsync(
        string commit, IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken) =>
        BuildAsync(
            commit,
            [.. releases.Select(release => release with { Commit = commit })],
            folder,
            new PreviewProperties(releases.Select(release => release.Id)),
            cancellationToken);

    private async Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit,
        IReadOnlyList<Release> releases,
        string folder,
        PreviewProperties? previews,
        CancellationToken cancellationToken)
    {
        var checkout = Path.Combine(folder, CheckoutName);
        await StopSearchesAsync(folder, cancellationToken);
        await CleanCheckout.CreateAsync(repository.Root, commit, checkout, cancellationToken);
        if (await FindMissingSdkAsync(checkout, commit, releases, cancellationToken) is { } missing)
        {
            return [.. releases.Select(release => new BuildResult(release, null, missing))];
        }

        var time = (await repository.ReadSummariesAsync([commit], cancellationToken))[commit].Time;
        var output = Path.Combine(folder, PackagesName);
        await WriteNotesAsync(releases, Path.Combine(folder, NotesName), cancellationToken);
        var errors = await PackAsync(checkout, releases, output, time, previews, cancellationToken);
        if (errors.Count == 0)
        {
            return [.. releases.Select(release => Accept(release, output, previews is not null))];
        }

        if (releases is [var only])
        {
            return [new BuildResult(only, null, BuildProblems.BuildFailed(only.Id, only.Version, commit, errors))];
        }

        // One broken package must not hold back the others of its commit, so each is built again by itself.
        var results = new List<BuildResult>();
        foreach (var release in releases)
        {
            results.AddRange(await BuildAsync(
                commit,
                [release],
                Directory.CreateDirectory(Path.Combine(folder, release.Id)).FullName,
                previews,
                cancellationToken));
        }

        return results;
    }

    // The tree decides whether its packages hold them: only one that reads the property ReleaseNotesFolder does.
    private async Task WriteNotesAsync(IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var release in releases)
        {
            var text = (await notes.ReadAsync(release, cancellationToken)).ToText();
            await File.WriteAllTextAsync(Path.Combine(folder, $"{release.Id}.txt"), text, cancellationToken);
        }
    }

    // MSBuild and the compiler look for these files in every folder above a project. These stop the search.
    private static async Task StopSearchesAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />", cancellationToken);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, ".editorconfig"), "root = true", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "global.json"), "{}", cancellationToken);
    }

    private static async Task<Problem?> FindMissingSdkAsync(
        string checkout, string commit, IReadOnlyList<Release> releases, CancellationToken cancellationToken)
    {
        var (status, _) = await DotnetProcess.RunAsync(checkout, ["--version"], cancellationToken);
        if (status == 0)
        {
            return null;
        }

        var (_, installed) = await DotnetProcess.RunAsync(Path.GetTempPath(), ["--list-sdks"], cancellationToken);
        var versions = installed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' ')[0]);
        return BuildProblems.MissingSdk(
            releases.Select(release => release.ToString()),
            commit,
            await ReadWantedSdkAsync(Path.Combine(checkout, "global.json"), cancellationToken),
            string.Join(", ", versions));
    }

    private static async Task<string> ReadWantedSdkAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return "of any version";
        }

        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken), options);
            return document.RootElement.TryGetProperty("sdk", out var sdk) ? sdk.ToString() : "of any version";
        }
        catch (JsonException exception)
        {
            return $"by a global.json that is not JSON ({exception.Message})";
        }
    }

    /// <returns>The errors; empty when all packages were made.</returns>
    private static async Task<IReadOnlyList<string>> PackAsync(
        string checkout,
        IReadOnlyList<Release> releases,
        string output,
        long time,
        PreviewProperties? previews,
        CancellationToken cancellationToken)
    {
        // Written outside the checkout, so that it is not an untracked file; run inside, so that the checkout's global.json counts.
        var traversal = checkout + ".proj";
        var projects = releases.Select(release => Path.Combine(checkout, release.Package.Project));
        await TraversalProject.WriteAsync(traversal, projects, output, cancellationToken);
        string[] arguments =
        [
            "msbuild", traversal, "-restore", "-target:Pack", "-maxCpuCount", "-nodeReuse:false", "-noAutoResponse", "-nologo",
            "-verbosity:quiet", "-consoleLoggerParameters:ErrorsOnly;NoSummary",
            "-property:Configuration=Release",
            previews is null
                ? "-property:PublicRelease=true"
                : $"-property:CustomBeforeMicrosoftCommonProps={Escape(await previews.WriteAsync(checkout + ".props", cancellationToken))}",
            $"-property:ReleaseNotesFolder={Escape(Path.Combine(Path.GetDirectoryName(checkout)!, NotesName))}",
            "-property:ContinuousIntegrationBuild=true",
            string.Create(CultureInfo.InvariantCulture, $"-property:DeterministicTimestamp={time}"),
            "-property:RestoreLockedMode=true",
            "-property:NuGetAudit=false",
            "-property:TreatWarningsAsErrors=false",
        ];
        var (status, text) = await DotnetProcess.RunAsync(checkout, arguments, cancellationToken);
        return status == 0 ? [] : FindErrors(text, checkout);
    }

    // The command line takes a comma for the end of a property.
    private static string Escape(string path) => path.Replace(",", "%2C", StringComparison.Ordinal);

    private static IReadOnlyList<string> FindErrors(string output, string checkout)
    {
        string[] lines = [.. output
            .Replace(checkout + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(StaleLockFileAdvice, OwnAdvice, StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()];
        string[] errors = [.. lines.Where(line => line.Contains("error ", StringComparison.Ordinal))];
        return [.. (errors.Length > 0 ? errors : lines is [] ? ["MSBuild failed and said nothing."] : lines).Take(MaxShownErrors)];
    }

    private static BuildResult Accept(Release release, string output, bool isPreview)
    {
        var built = Directory.CreateDirectory(output).EnumerateFiles("*.nupkg")
            .Select(file => (Path: file.FullName, Package: PackageFile.Read(file.FullName)))
            .FirstOrDefault(each => each.Package.Identity.Id.Equals(release.Id, StringComparison.OrdinalIgnoreCase));
        var found = built.Package switch
        {
            null => "made no package of that id",
            { Identity.Version: { IsPrerelease: false } version } when isPreview => $"has the public version {version}",
            { Identity: var identity } when !isPreview && !identity.Equals(new PackageIdentity(release.Id, release.Version)) => $"is {identity.Id} {identity.Version}",
            { Commit: null } => "names no commit in its nuspec",
            { Commit: var commit } when commit != release.Commit => $"names commit {commit}",
            _ => null,
        };
        return found is null
            ? new BuildResult(release, built.Path, null)
            : new BuildResult(release, null, BuildProblems.UnexpectedPackage(release.Id, release.Version, release.Commit, found));
    }
}
