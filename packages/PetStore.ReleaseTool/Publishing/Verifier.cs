using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Compares a package on the feed with what its release commit builds.</summary>
internal sealed class Verifier(IPackageBuilder builder, IPackageFeed feed, IProgressLog progress)
{
    /// <summary>Rebuilds a release and compares it with the feed's package.</summary>
    /// <exception cref="ReleaseException">
    /// The feed lacks the package or has another commit's, or it cannot be built.
    /// </exception>
    public async Task<VerifyResult> VerifyAsync(Release release, string feedName, CancellationToken cancellationToken)
    {
        var onFeed = await feed.FindAsync(release.Identity, cancellationToken)
            ?? throw new ReleaseException(FeedProblems.NotOnFeed(release.Id, release.Version, feedName));
        if (HeldRelease.FindDifference(release, onFeed) is { } other)
        {
            throw new ReleaseException(other);
        }

        using var scratch = new ScratchFolder();
        var held = Path.Combine(scratch.Path, PackageFile.NameOf(release.Identity));
        if (!await feed.TryDownloadAsync(release.Identity, held, cancellationToken))
        {
            throw new ReleaseException(FeedProblems.NotOnFeed(release.Id, release.Version, feedName));
        }

        progress.Step($"Building {release} from {DisplayText.Short(release.Commit)}");
        var built = (await builder.BuildAsync([release], scratch.Create("build"), cancellationToken))[0];
        return built.Problem is { } problem
            ? throw new ReleaseException(problem)
            : new VerifyResult(
                release,
                PackageComparison.Describe(release.ToString(), held, built.Path!),
                PackageContentHash.Read(held).IsSigned);
    }
}
