using System.Text.RegularExpressions;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>
/// Checks that a feed may take previews: that it holds no releases of another state of the repository.
/// </summary>
internal static partial class PreviewFeed
{
    /// <summary>Finds a public version on the feed that this repository did not make.</summary>
    /// <returns>The problem; null when previews may be published there.</returns>
    public static async Task<Problem?> CheckAsync(
        IPackageFeed feed, string feedName, VersionHistory head, GitRepository repository,
        CancellationToken cancellationToken)
    {
        foreach (var package in head.AllPackages)
        {
            var versions = await feed.ListVersionsAsync(package.Id, cancellationToken);
            foreach (var version in versions.Where(version => !IsPreview(version)).Order())
            {
                var held = await feed.FindAsync(new PackageIdentity(package.Id, version), cancellationToken);
                if (held is not null
                    && !await IsOwnAsync(head.Find(package.Id, version), held.Commit, repository, cancellationToken))
                {
                    return CompatibilityProblems.ForeignFeed(feedName, held.Identity.ToString(), held.Commit);
                }
            }
        }

        return null;
    }

    private static async Task<bool> IsOwnAsync(
        Release? release, string? commit, GitRepository repository, CancellationToken cancellationToken)
    {
        if (release is not null || commit is null)
        {
            return commit is not null && release!.Commit == commit;
        }

        try
        {
            // A version of another line, such as release/1.
            await repository.ResolveAsync(commit, cancellationToken);
            return true;
        }
        catch (ReleaseException)
        {
            return false;
        }
    }

    private static bool IsPreview(NuGetVersion version) => Preview().IsMatch(version.Release);

    [GeneratedRegex(@"(?:^|[.-])g[0-9a-f]{7,40}\z")]
    private static partial Regex Preview();
}
