using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The order of every document and of every publish: dependencies first, else by id and version.</summary>
internal static class ReleaseOrder
{
    /// <summary>Takes, again and again, of the releases whose dependencies are all taken the smallest by id (ordinal), then version.</summary>
    /// <remarks>A dependency in a version that is not among the releases holds nothing back.</remarks>
    /// <exception cref="ReleaseException">Releases depend on each other in a circle.</exception>
    public static IReadOnlyList<ResolvedRelease> Sort(IReadOnlyList<ResolvedRelease> releases)
    {
        var byIdentity = releases.ToDictionary(release => release.Identity);
        var missing = releases.ToDictionary(
            release => release.Identity,
            release => release.Dependencies.Select(ResolvedRelease.IdentityOf).Count(byIdentity.ContainsKey));
        var dependents = releases
            .SelectMany(release => release.Dependencies, (release, dependency) => (Dependency: ResolvedRelease.IdentityOf(dependency), release))
            .ToLookup(pair => pair.Dependency, pair => pair.release);

        var ready = new PriorityQueue<ResolvedRelease, PackageIdentity>(
            releases.Where(release => missing[release.Identity] == 0).Select(release => (release, release.Identity)), Comparer);
        var sorted = new List<ResolvedRelease>(releases.Count);
        while (ready.TryDequeue(out var release, out var identity))
        {
            sorted.Add(release);
            foreach (var dependent in dependents[identity].Where(dependent => --missing[dependent.Identity] == 0))
            {
                ready.Enqueue(dependent, dependent.Identity);
            }
        }

        return sorted.Count == releases.Count
            ? sorted
            : throw new ReleaseException(Problems.CyclicDependency(releases.Except(sorted).Select(release => release.Release.ToString())));
    }

    private static readonly Comparer<PackageIdentity> Comparer = Comparer<PackageIdentity>.Create((first, second) =>
        string.CompareOrdinal(first.Id, second.Id) is not 0 and var byId
            ? byId
            : VersionComparer.VersionRelease.Compare(first.Version, second.Version));
}
