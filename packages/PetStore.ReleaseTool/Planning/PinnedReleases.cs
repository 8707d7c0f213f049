using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Finds the releases that consumers pin.</summary>
/// <param name="head">The versions of HEAD.</param>
/// <param name="versions">Reads the versions of another commit.</param>
/// <param name="feed">Asked for a version that no commit of the line produced.</param>
internal sealed class PinnedReleases(VersionHistory head, VersionReader versions, IPackageFeed feed)
{
    /// <summary>Finds the release of each pin, in the order of the pins.</summary>
    public async Task<IReadOnlyList<ReleaseTarget>> FindAsync(
        IEnumerable<Pin> pins, CancellationToken cancellationToken)
    {
        var targets = new List<ReleaseTarget>();
        foreach (var pin in pins)
        {
            targets.Add(
                pin.Problem is { } problem ? ReleaseTarget.Refuse(head, pin.Package, null, problem)
                : await FindAsync(pin.Package, pin.Version!, cancellationToken)
                    ?? ReleaseTarget.Refuse(head, pin.Package, pin.Version, PlanProblems.UnknownPin(
                        pin.Project, pin.Package.Id, pin.Version!, head.FindNearest(pin.Package.Id, pin.Version!))));
        }

        return targets;
    }

    /// <summary>Finds the release of a version, on the line or by the commit that the feed's package names.</summary>
    /// <exception cref="ReleaseException">No commit produced the version, or the feed cannot be read.</exception>
    public async Task<Release> GetAsync(Package package, NuGetVersion version, CancellationToken cancellationToken) =>
        (await FindAsync(package, version, cancellationToken))?.Release
        ?? throw new ReleaseException(
            RepositoryProblems.UnknownVersion(package.Folder, version, head.FindNearest(package.Id, version)));

    /// <summary>Finds the release of a version; null when no commit produced it.</summary>
    public async Task<Release?> FindReleaseAsync(
        Package package, NuGetVersion version, CancellationToken cancellationToken) =>
        (await FindAsync(package, version, cancellationToken))?.Release;

    private async Task<ReleaseTarget?> FindAsync(
        Package package, NuGetVersion version, CancellationToken cancellationToken) =>
        head.Find(package.Id, version) is { } release
            ? ReleaseTarget.Create(head, release, [])
            : await FindOffLineAsync(package.Id, version, cancellationToken);

    // A version of a branch that was merged later: its commit must be an ancestor of HEAD at which the package has this
    // version.
    private async Task<ReleaseTarget?> FindOffLineAsync(
        string id, NuGetVersion version, CancellationToken cancellationToken)
    {
        var held = await feed.FindAsync(new PackageIdentity(id, version), cancellationToken);
        if (held?.Commit is not { } commit || !head.Contains(commit))
        {
            return null;
        }

        var there = await versions.ReadAsync(commit, cancellationToken);
        return there.FindAt(id, there.LastPosition) is { } release && release.Version == version
            ? ReleaseTarget.Create(
                there, release with { Commit = commit, Position = there.LastPosition, State = there.GetState(id) }, [])
            : null;
    }
}
