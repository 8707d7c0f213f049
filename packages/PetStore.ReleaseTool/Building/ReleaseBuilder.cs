using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>
/// Builds packages with MSBuild in a clean checkout of their release commit, with one call for all packages of the
/// commit.
/// </summary>
internal sealed class ReleaseBuilder(GitRepository repository, NotesReader notes) : IPackageBuilder
{
    private const string CheckoutName = "checkout";
    private const string NotesName = "notes";
    private const string PackagesName = "packages";

    // What the date of a file in a zip can express.
    private static readonly DateTimeOffset _minTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset _maxTime = new(2107, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets the folder of the checkout that a nupkg was built in.</summary>
    public static string GetCheckout(string nupkg) => Path.GetFullPath(Path.Combine(nupkg, "..", "..", CheckoutName));

    public Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit, IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken) =>
        BuildAsync(commit, releases, folder, previews: null, cancellationToken);

    /// <summary>Builds packages in the versions that NBGV gives to a commit that is not public.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="releases">What to build; the packages that these refer to keep their public versions.</param>
    /// <param name="folder">An empty folder for the packages.</param>
    /// <param name="cancellationToken">Ends the build and its processes.</param>
    /// <returns>
    /// One result for each release, in the same order. The nupkgs have other versions than the releases.
    /// </returns>
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
        var summaries = await repository.ReadSummariesAsync([commit], cancellationToken);
        var time = DateTimeOffset.FromUnixTimeSeconds(summaries[commit].Time);
        if (time < _minTime || time > _maxTime)
        {
            return Refuse(
                releases, BuildProblems.UnpackableDate(releases.Select(release => release.ToString()), commit, time));
        }

        await ForeignFiles.KeepAwayAsync(folder, cancellationToken);
        var checkout = await CleanCheckout.CreateAsync(
            repository.Root, commit, Path.Combine(folder, CheckoutName), cancellationToken);
        if (await ReleaseSdk.FindProblemAsync(checkout.Folder, commit, releases, cancellationToken) is { } missing)
        {
            return Refuse(releases, missing);
        }

        var problems = await InputInspection.FindProblemsAsync(checkout, releases, cancellationToken);
        Release[] buildable = [.. releases.Where((_, index) => problems[index] is null)];
        var built = buildable.Length == 0
            ? []
            : await PackAsync(checkout.Folder, commit, buildable, folder, time, previews, cancellationToken);
        var results = built.ToDictionary(result => result.Release);
        return
        [
            .. releases.Select((release, index) =>
                results.GetValueOrDefault(release) ?? new BuildResult(release, null, problems[index])),
        ];
    }

    private async Task<IReadOnlyList<BuildResult>> PackAsync(
        string checkout,
        string commit,
        Release[] releases,
        string folder,
        DateTimeOffset time,
        PreviewProperties? previews,
        CancellationToken cancellationToken)
    {
        var output = Path.Combine(folder, PackagesName);
        var notesFolder = Path.Combine(folder, NotesName);
        await WriteNotesAsync(releases, notesFolder, cancellationToken);
        var run = new PackRun(checkout, notesFolder, previews);
        var errors = await run.RunAsync(releases, output, time.ToUnixTimeSeconds(), cancellationToken);
        if (errors.Count == 0)
        {
            return [.. releases.Select(release => BuiltPackage.Find(release, output, isPreview: previews is not null))];
        }

        if (releases is [var only])
        {
            return Refuse(releases, BuildProblems.BuildFailed(only.Id, only.Version, commit, errors));
        }

        // One broken package must not hold back the others of its commit, so each is built again by itself.
        var results = new List<BuildResult>();
        foreach (var release in releases)
        {
            var own = Directory.CreateDirectory(Path.Combine(folder, release.Id)).FullName;
            results.AddRange(await BuildAsync(commit, [release], own, previews, cancellationToken));
        }

        return results;
    }

    // The tree decides whether its packages hold them: only one that reads the property ReleaseNotesFolder does.
    private async Task WriteNotesAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var release in releases)
        {
            var text = (await notes.ReadAsync(release, cancellationToken)).ToText();
            await File.WriteAllTextAsync(Path.Combine(folder, $"{release.Id}.txt"), text, cancellationToken);
        }
    }

    private static IReadOnlyList<BuildResult> Refuse(IEnumerable<Release> releases, Problem problem) =>
        [.. releases.Select(release => new BuildResult(release, null, problem))];
}
