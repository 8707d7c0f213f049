using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Builds packages with MSBuild in clean checkouts of their release commits.</summary>
/// <remarks>
/// One call of MSBuild builds all commits that have the same SDK. When it fails, each commit is built by itself, and
/// when that fails, each package: so a broken commit or package holds back no other.
/// </remarks>
internal sealed class ReleaseBuilder(GitRepository repository, NotesReader notes) : IPackageBuilder, IDisposable
{
    private readonly CheckoutPreparation _preparation = new(repository, notes);
    private readonly PackRun _packRun = new();

    /// <summary>Gets the folder of the checkout that a nupkg was built in.</summary>
    public static string GetCheckout(string nupkg) => ReleaseCheckout.FindFolder(nupkg);

    public Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken) =>
        BuildAsync(releases, folder, previews: null, cancellationToken);

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
            [.. releases.Select(release => release with { Commit = commit })],
            folder,
            new PreviewProperties(releases.Select(release => release.Id)),
            cancellationToken);

    /// <summary>Ends the compiler server.</summary>
    public void Dispose() => _packRun.Dispose();

    private async Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases,
        string folder,
        PreviewProperties? previews,
        CancellationToken cancellationToken)
    {
        await ForeignFiles.KeepAwayAsync(folder, cancellationToken);
        var results = await BuildPartsAsync([releases], folder, previews, cancellationToken);
        var byIdentity = results.ToDictionary(result => result.Release.Identity);
        return [.. releases.Select(release => byIdentity[release.Identity])];
    }

    private async Task<IReadOnlyList<BuildResult>> BuildPartsAsync(
        IEnumerable<IReadOnlyList<Release>> parts,
        string folder,
        PreviewProperties? previews,
        CancellationToken cancellationToken)
    {
        var results = new List<BuildResult>();
        foreach (var part in parts)
        {
            var (checkouts, refused) = await _preparation.PrepareAsync(part, folder, cancellationToken);
            results.AddRange(refused);
            foreach (var sameSdk in checkouts.GroupBy(checkout => checkout.GlobalJson, StringComparer.Ordinal))
            {
                results.AddRange(await PackAsync([.. sameSdk], folder, previews, cancellationToken));
            }
        }

        return results;
    }

    private async Task<IReadOnlyList<BuildResult>> PackAsync(
        IReadOnlyList<ReleaseCheckout> checkouts,
        string folder,
        PreviewProperties? previews,
        CancellationToken cancellationToken)
    {
        var errors = await _packRun.RunAsync(checkouts, folder, previews, cancellationToken);
        if (errors is [])
        {
            return [.. checkouts.SelectMany(checkout => checkout.FindPackages(isPreview: previews is not null))];
        }

        foreach (var checkout in checkouts)
        {
            checkout.Delete();
        }

        return checkouts switch
        {
            [{ Releases: [var only] }] =>
                [new BuildResult(only, null, BuildProblems.BuildFailed(only.Id, only.Version, only.Commit, errors))],
            [{ Releases: var several }] => await BuildPartsAsync(several.Chunk(1), folder, previews, cancellationToken),
            _ => await BuildPartsAsync(
                checkouts.Select(checkout => checkout.Releases), folder, previews, cancellationToken),
        };
    }
}
