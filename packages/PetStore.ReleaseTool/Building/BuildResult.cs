using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>A package that was built, or the reason why it was not.</summary>
/// <param name="Release">The release.</param>
/// <param name="Path">The nupkg; null when there is a problem.</param>
/// <param name="Problem">Why the build failed; null when it succeeded.</param>
internal sealed record BuildResult(Release Release, string? Path, Problem? Problem)
{
    /// <summary>Creates the results of releases that fail for the same reason.</summary>
    public static BuildResult[] Fail(IEnumerable<Release> releases, Problem problem) =>
        [.. releases.Select(release => new BuildResult(release, null, problem))];
}
