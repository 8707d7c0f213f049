using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Compares a package on the feed with what its release commit builds.</summary>
internal sealed class Verifier(IPackageBuilder builder, IPackageFeed feed, Action<string> report)
{
    /// <summary>Rebuilds a release and compares it with the feed's package.</summary>
    /// <returns>What differs; null when both have the same bytes.</returns>
    /// <exception cref="ReleaseException">The feed does not hold it, was given another commit's, or it cannot be built.</exception>
    public async Task<string?> VerifyAsync(Release release, string feedName, CancellationToken cancellationToken)
    {
        var identity = ResolvedRelease.IdentityOf(release);
        var onFeed = await feed.FindAsync(identity, cancellationToken)
            ?? throw new ReleaseException(Problems.NotOnFeed(release.Id, release.Version, feedName));
        if (onFeed.Commit != release.Commit)
        {
            throw new ReleaseException(Problems.OtherCommit(release.Id, release.Version, onFeed.Commit, release.Commit));
        }

        using var work = new WorkFolder();
        var held = Path.Combine(work.Path, PackageFile.NameOf(identity));
        if (!await feed.TryDownloadAsync(identity, held, cancellationToken))
        {
            throw new ReleaseException(Problems.NotOnFeed(release.Id, release.Version, feedName));
        }

        report($"Building {release} from {Problems.Short(release.Commit)}");
        var built = (await builder.BuildAsync(release.Commit, [release], work.Create("build"), cancellationToken))[0];
        return built.Problem is { } problem
            ? throw new ReleaseException(problem)
            : PackageComparison.Describe(release.ToString(), held, built.Path!);
    }
}
