using NuGet.Packaging.Core;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Planning;

/// <summary>A release and the packages of this repository that it depends on.</summary>
/// <param name="Release">The release.</param>
/// <param name="Dependencies">All of them, transitive ones too, in their versions at the release commit, by id.</param>
internal sealed record ResolvedRelease(Release Release, IReadOnlyList<Release> Dependencies)
{
    /// <summary>A stable version that depends on a prerelease is an error, as NuGet's NU5104 is; null when all is well.</summary>
    public Problem? FindPrereleaseProblem() =>
        !Release.Version.IsPrerelease && Dependencies.FirstOrDefault(each => each.Version.IsPrerelease) is { } prerelease
            ? Problems.PrereleaseDependency(Release.Id, Release.Version, prerelease.Id, prerelease.Version)
            : null;

    public PackageIdentity Identity => IdentityOf(Release);

    public static PackageIdentity IdentityOf(Release release) => new(release.Id, release.Version);
}
