using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Decides whether a package on the feed is a release of this repository: both name the same commit.</summary>
internal static class HeldRelease
{
    /// <summary>Finds out why a package is not the release.</summary>
    /// <param name="release">The release of that id and version.</param>
    /// <param name="held">The package on the feed.</param>
    /// <returns>Null when it is the release.</returns>
    public static Problem? FindDifference(Release release, PackageMetadata held) =>
        FindDifference(release.Package.Folder, release.Commit, held);

    /// <summary>Finds out why a package was not built from a commit.</summary>
    /// <param name="folder">The folder of the package, which the message names.</param>
    /// <param name="expected">The commit.</param>
    /// <param name="held">The package on the feed.</param>
    /// <returns>Null when it was.</returns>
    public static Problem? FindDifference(string folder, string expected, PackageMetadata held) =>
        held.Commit is not { } commit ? FeedProblems.ForeignPackage(folder, held.Identity.Version)
        : commit != expected ? PlanProblems.OtherCommit(folder, held.Identity.Version, commit, expected)
        : null;
}
