using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>
/// Compares the packages that applications were restored with, by their content hashes, with what their commits build.
/// </summary>
/// <remarks>The feed is asked only to explain a difference.</remarks>
internal sealed class LockVerifier(IPackageBuilder builder, IPackageFeed feed, IProgressLog progress)
{
    /// <summary>Rebuilds each release once and compares it with what the lock files say.</summary>
    /// <param name="packages">The packages and the releases that they claim to be.</param>
    /// <param name="cancellationToken">Ends the builds.</param>
    /// <returns>One result for each package: by lock file in the given order, then by the age of the commits.</returns>
    public async Task<IReadOnlyList<LockVerification>> VerifyAsync(
        IReadOnlyList<LockedRelease> packages, CancellationToken cancellationToken)
    {
        var results = new List<LockVerification>();
        var rebuilt = new ReleaseRebuilder(builder, progress)
            .RebuildAsync(packages.Select(package => package.Release), cancellationToken);
        await foreach (var built in rebuilt)
        {
            foreach (var (file, locked, release) in packages.Where(
                package => package.Release.Identity.Equals(built.Release.Identity)))
            {
                var difference = built.Path is { } path
                    ? await CompareAsync(locked, release, path, cancellationToken)
                    : null;
                results.Add(new LockVerification(
                    file, new Verification(release.Identity, release.Commit, difference, built.Problem)));
            }
        }

        List<string> files = [.. packages.Select(package => package.File).Distinct(StringComparer.Ordinal)];
        return [.. results.OrderBy(result => files.IndexOf(result.File))];
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
