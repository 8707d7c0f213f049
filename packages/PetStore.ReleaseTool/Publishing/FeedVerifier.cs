using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>
/// Compares every package of this repository that the feed holds with what its release commit builds.
/// </summary>
/// <param name="builder">Builds the packages again.</param>
/// <param name="feed">The feed.</param>
/// <param name="feedName">The feed as messages name it.</param>
/// <param name="pinned">Finds releases.</param>
/// <param name="progress">Told of every step.</param>
internal sealed class FeedVerifier(
    IPackageBuilder builder, IPackageFeed feed, string feedName, PinnedReleases pinned, IProgressLog progress)
{
    /// <summary>Verifies all versions of all packages, packages that were deleted since included.</summary>
    /// <param name="versions">The history of HEAD.</param>
    /// <param name="cancellationToken">Ends the builds.</param>
    /// <returns>One result for each package on the feed, by id and version.</returns>
    public async Task<IReadOnlyList<Verification>> VerifyAsync(
        VersionHistory versions, CancellationToken cancellationToken)
    {
        var results = new List<Verification>();
        var releases = new List<Release>();
        foreach (var package in versions.AllPackages)
        {
            foreach (var version in await feed.ListVersionsAsync(package.Id, cancellationToken))
            {
                var identity = new PackageIdentity(package.Id, version);
                try
                {
                    var release = await pinned.GetAsync(package, version, cancellationToken);
                    await CheckCommitAsync(release, cancellationToken);
                    releases.Add(release);
                }
                catch (ReleaseException exception)
                {
                    results.Add(new Verification(identity, null, null, exception.Problems[0]));
                }
            }
        }

        await foreach (var built in new ReleaseRebuilder(builder, progress).RebuildAsync(releases, cancellationToken))
        {
            results.Add(await CompareAsync(built, cancellationToken));
        }

        return [.. results.OrderBy(result => result.Package.Id, StringComparer.Ordinal)
            .ThenBy(result => result.Package.Version)];
    }

    private async Task CheckCommitAsync(Release release, CancellationToken cancellationToken)
    {
        if (await feed.FindAsync(release.Identity, cancellationToken) is { } held
            && HeldRelease.FindDifference(release, held) is { } other)
        {
            throw new ReleaseException(other);
        }
    }

    private async Task<Verification> CompareAsync(BuildResult built, CancellationToken cancellationToken)
    {
        var release = built.Release;
        if (built.Path is null)
        {
            return new Verification(release.Identity, release.Commit, null, built.Problem);
        }

        try
        {
            using var scratch = new ScratchFolder();
            var held = Path.Combine(scratch.Path, PackageFile.NameOf(release.Identity));
            if (!await feed.TryDownloadAsync(release.Identity, held, cancellationToken))
            {
                var missing = FeedProblems.NotOnFeed(release.Id, release.Version, feedName);
                return new Verification(release.Identity, release.Commit, null, missing);
            }

            return new Verification(
                release.Identity, release.Commit, PackageComparison.Describe(release.ToString(), held, built.Path),
                null);
        }
        catch (ReleaseException exception)
        {
            return new Verification(release.Identity, release.Commit, null, exception.Problems[0]);
        }
    }
}
