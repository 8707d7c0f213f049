using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>A version that the feed should hold: a package's current one, or one that a consumer pins.</summary>
/// <param name="History">The history that the release belongs to.</param>
/// <param name="Package">The package.</param>
/// <param name="Version">The version; null when none can be computed.</param>
/// <param name="Release">The release; null when no commit makes the version.</param>
/// <param name="Problems">Why it cannot be released; empty when it can.</param>
internal sealed record ReleaseTarget(
    VersionHistory History, Package Package, NuGetVersion? Version, Release? Release, IReadOnlyList<Problem> Problems)
{
    public static ReleaseTarget Create(VersionHistory history, Release release, IReadOnlyList<Problem> problems) =>
        new(history, release.Package, release.Version, release, problems);

    public static ReleaseTarget Refuse(
        VersionHistory history, Package package, NuGetVersion? version, params IReadOnlyList<Problem> problems) =>
        new(history, package, version, null, problems);
}
