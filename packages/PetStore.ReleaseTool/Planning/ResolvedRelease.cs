using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>
/// A package version with the packages of this repository that it depends on, or the reasons why it cannot be released.
/// </summary>
/// <param name="Package">The package.</param>
/// <param name="Version">The version; null when none can be computed.</param>
/// <param name="Release">The release; null when no commit makes the version. Never null without problems.</param>
/// <param name="Dependencies">
/// All dependencies, transitive ones too, in their versions at the release commit, by id.
/// </param>
/// <param name="Problems">Why it cannot be released; empty when it can.</param>
internal sealed record ResolvedRelease(
    Package Package, NuGetVersion? Version, Release? Release, IReadOnlyList<Release> Dependencies,
    IReadOnlyList<Problem> Problems)
{
    /// <summary>Gets the id and the version; the version is null when none can be computed.</summary>
    public PackageIdentity Identity { get; } = new(Package.Id, Version);

    public bool IsRefused => Problems.Count > 0;

    /// <summary>Adds a reason why the version cannot be released.</summary>
    public ResolvedRelease Refuse(Problem problem) => this with { Problems = [.. Problems, problem] };

    public override string ToString() => Version is null ? Package.Id : $"{Package.Id} {Version}";
}
