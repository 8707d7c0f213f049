using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Checking;

/// <summary>What is committed can be released, and combined: no stable version depends on a prerelease, and no dependent was built against another MAJOR.</summary>
internal static class ReleaseRules
{
    /// <param name="versions">The history of HEAD.</param>
    /// <param name="releases">The current release of each package.</param>
    public static IEnumerable<Finding> Check(VersionHistory versions, IReadOnlyList<ResolvedRelease> releases) =>
        CheckMajors(versions, releases).Concat(releases.Select(release => release.FindPrereleaseProblem()).OfType<Problem>()).Select(problem => new Finding(problem));

    private static IEnumerable<Problem> CheckMajors(VersionHistory versions, IEnumerable<ResolvedRelease> releases) =>
        from release in releases
        from dependency in release.Dependencies
        let current = versions.GetVersionAt(dependency.Id, versions.LastPosition)
        where current is not null && current.Major != dependency.Version.Major
        select Problems.OtherMajor(release.Release.Id, release.Release.Version, dependency.ToString(), current);
}
