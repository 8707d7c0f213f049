using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>Finds the newest versions.</summary>
/// <param name="head">The history of HEAD.</param>
/// <param name="pinned">Finds releases.</param>
/// <param name="feed">The feed.</param>
/// <param name="isMerged">
/// Whether the newest versions are those of HEAD, which the feed has once HEAD is merged and published.
/// </param>
internal sealed class SiblingVersions(
    VersionHistory head, PinnedReleases pinned, IPackageFeed feed, bool isMerged = false)
{
    /// <summary>Finds the newest version that a range allows, and that a commit made.</summary>
    /// <param name="id">The package.</param>
    /// <param name="range">What is allowed. A prerelease counts only where the range names one.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>Null when there is none.</returns>
    public async Task<Release?> FindNewestAsync(string id, VersionRange range, CancellationToken cancellationToken)
    {
        if (isMerged)
        {
            return head.FindAt(id, head.LastPosition) is { } current && range.Satisfies(current.Version)
                ? current
                : null;
        }

        var package = head.FindPackage(id)!;
        var versions = (await feed.ListVersionsAsync(id, cancellationToken))
            .Where(
                version =>
                    range.Satisfies(version) && (!version.IsPrerelease || range.MinVersion?.IsPrerelease == true))
            .OrderDescending();
        foreach (var version in versions)
        {
            if (await pinned.FindReleaseAsync(package, version, cancellationToken) is { } release)
            {
                return release;
            }
        }

        return null;
    }
}
