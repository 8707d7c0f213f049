using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>
/// Compares the packages that an application was restored with, by their content hashes, with what their commits build.
/// </summary>
/// <remarks>The feed is asked only to explain a difference.</remarks>
internal sealed class LockVerifier(IPackageBuilder builder, IPackageFeed feed, IProgressLog progress)
{
    /// <summary>Rebuilds each release and compares it with what a lock file says.</summary>
    /// <param name="packages">The packages and the releases that they claim to be.</param>
    /// <param name="cancellationToken">Ends the builds.</param>
    /// <returns>One result for each package, by the age of the commits.</returns>
    public async Task<IReadOnlyList<Verification>> VerifyAsync(
        IReadOnlyList<(LockedPackage Locked, Release Release)> packages, CancellationToken cancellationToken)
    {
        var results = new List<Verification>();
        var rebuilt = new ReleaseRebuilder(builder, progress)
            .RebuildAsync(packages.Select(package => package.Release), cancellationToken);
        await foreach (var built in rebuilt)
        {
            foreach (
                var (locked, release) in packages.Where(
                    package => package.Release.Identity.Equals(built.Release.Identity)))
            {
                results.Add(new Verification(
                    release.Identity,
                    release.Commit,
                    built.Path is { } path ? await CompareAsync(locked, release, path, cancellationToken) : null,
                    built.Problem));
            }
        }

        return results;
    }

    private async Task<string?> CompareAsync(
        LockedPackage locked, Release release, string path, CancellationToken cancellationToken)
    {
        var hash = PackageContentHash.Read(path).Value;
        return locked.ContentHash == hash
            ? null
            : $"the lock file says {DisplayText.Sanitize(locked.ContentHash)}, the commit builds {hash}"
                + await ExplainAsync(locked, release, path, cancellationToken);
    }

    private async Task<string> ExplainAsync(
        LockedPackage locked, Release release, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var scratch = new ScratchFolder();
            var held = Path.Combine(scratch.Path, PackageFile.NameOf(release.Identity));
            return await feed.TryDownloadAsync(release.Identity, held, cancellationToken)
                && PackageContentHash.Read(held).Value == locked.ContentHash
                && PackageComparison.Describe(release.ToString(), held, path) is { } difference
                    ? Environment.NewLine + difference
                    : "";
        }
        catch (ReleaseException exception)
        {
            return $" (the feed cannot explain it: {exception.Problems[0].Text})";
        }
    }
}
