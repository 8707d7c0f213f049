using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The releases that consumers pin.</summary>
internal static class PinnedReleases
{
    private const int ShownVersions = 4;

    /// <summary>Finds the release of each pin.</summary>
    /// <param name="pins">The pins.</param>
    /// <param name="versions">The history of HEAD.</param>
    /// <param name="feed">Asked for a version that no commit of the line produced.</param>
    /// <param name="readVersions">Reads the history of another commit.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    /// <returns>Each release with the history that it stands in.</returns>
    /// <exception cref="ReleaseException">A pin names a version that no commit produced.</exception>
    public static async Task<IReadOnlyList<(VersionHistory History, Release Release)>> FindAsync(
        IEnumerable<Pin> pins,
        VersionHistory versions,
        IPackageFeed feed,
        Func<string, Task<VersionHistory>> readVersions,
        CancellationToken cancellationToken)
    {
        var releases = new List<(VersionHistory, Release)>();
        var problems = new List<Problem>();
        foreach (var pin in pins)
        {
            if (versions.Find(pin.Id, pin.Version) is { } release)
            {
                releases.Add((versions, release));
            }
            else if (await FindOffLineAsync(pin.Id, pin.Version, versions, feed, readVersions, cancellationToken) is { } offLine)
            {
                releases.Add(offLine);
            }
            else
            {
                problems.Add(Problems.UnknownPin(pin.Project, pin.Id, pin.Version, FindNearest(versions.GetVersions(pin.Id), pin.Version)));
            }
        }

        return problems.Count == 0 ? releases : throw new ReleaseException(problems);
    }

    /// <summary>The versions beside one that is missing, ascending.</summary>
    public static IEnumerable<NuGetVersion> FindNearest(IEnumerable<NuGetVersion> versions, NuGetVersion missing)
    {
        NuGetVersion[] sorted = [.. versions.Distinct().Order()];
        var below = sorted.Count(version => version < missing);
        return sorted.Skip(Math.Clamp(below - (ShownVersions / 2), 0, Math.Max(0, sorted.Length - ShownVersions))).Take(ShownVersions);
    }

    /// <summary>Finds a release that was built on a branch which was merged since, by the commit that the feed's package names.</summary>
    /// <returns>Null unless that commit is an ancestor of HEAD at which the package has this version.</returns>
    public static async Task<(VersionHistory History, Release Release)?> FindOffLineAsync(
        string id,
        NuGetVersion version,
        VersionHistory versions,
        IPackageFeed feed,
        Func<string, Task<VersionHistory>> readVersions,
        CancellationToken cancellationToken)
    {
        var held = await feed.FindAsync(new PackageIdentity(id, version), cancellationToken);
        if (held?.Commit is not { } commit || !versions.Contains(commit))
        {
            return null;
        }

        var there = await readVersions(commit);
        return there.FindAt(id, there.LastPosition) is { } release && release.Version == version
            ? (there, release with { Commit = commit, Position = there.LastPosition, State = there.GetState(id) })
            : null;
    }
}
