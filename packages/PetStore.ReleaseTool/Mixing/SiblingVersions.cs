using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>Finds the newest versions that a feed holds.</summary>
internal sealed class SiblingVersions(VersionHistory head, PinnedReleases pinned, IPackageFeed feed)
{
    /// <summary>Finds the newest version on the feed that a range allows, and that a commit made.</summary>
    /// <param name="id">The package.</param>
    /// <param name="range">What is allowed. A prerelease counts only where the range names one.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>Null when the feed has none.</returns>
    public async Task<Release?> FindNewestAsync(string id, VersionRange range, CancellationToken cancellationToken)
    {
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
