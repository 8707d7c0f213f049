using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The order of every document and of every publish: dependencies first, then by id and version.</summary>
internal static class ReleaseOrder
{
    private static readonly Comparer<PackageIdentity> _comparer = Comparer<PackageIdentity>.Create((first, second) =>
        string.CompareOrdinal(first.Id, second.Id) is not 0 and var byId
            ? byId
            : VersionComparer.VersionRelease.Compare(first.Version, second.Version));

    /// <summary>
    /// Repeatedly takes the smallest release, by ordinal id and then version, whose dependencies are all taken.
    /// </summary>
    /// <remarks>
    /// A dependency in a version that is not in the list is ignored. Releases that depend on each other in a cycle, and
    /// what depends on them, come last and are refused.
    /// </remarks>
    public static IReadOnlyList<ResolvedRelease> Sort(IReadOnlyList<ResolvedRelease> releases)
    {
        var byIdentity = releases.Select(release => release.Identity).ToHashSet();
        var missing = releases.ToDictionary(
            release => release.Identity,
            release => release.Dependencies.Count(dependency => byIdentity.Contains(dependency.Identity)));
        var dependents = releases
            .SelectMany(release => release.Dependencies, (release, dependency) => (dependency.Identity, release))
            .ToLookup(pair => pair.Identity, pair => pair.release);

        var ready = new PriorityQueue<ResolvedRelease, PackageIdentity>(
            releases.Where(release => missing[release.Identity] == 0).Select(release => (release, release.Identity)),
            _comparer);
        var sorted = new List<ResolvedRelease>(releases.Count);
        while (ready.TryDequeue(out var release, out var identity))
        {
            sorted.Add(release);
            foreach (var dependent in dependents[identity].Where(dependent => --missing[dependent.Identity] == 0))
            {
                ready.Enqueue(dependent, dependent.Identity);
            }
        }

        return sorted.Count == releases.Count ? sorted : [.. sorted, .. RefuseCycle(releases.Except(sorted))];
    }

    private static IEnumerable<ResolvedRelease> RefuseCycle(IEnumerable<ResolvedRelease> releases)
    {
        ResolvedRelease[] cyclic = [.. releases.OrderBy(release => release.Identity, _comparer)];
        var problem = RepositoryProblems.CyclicDependency(cyclic.Select(release => release.ToString()));
        return cyclic.Select(release => release.Refuse(problem));
    }
}
