using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>A version of a package and the commit that made it.</summary>
/// <param name="Package">The package, as its folder is spelled at the release commit.</param>
/// <param name="Version">The public version.</param>
/// <param name="Commit">
/// The release commit: the first of the line at which the package has this version. 40 hexadecimal digits.
/// </param>
/// <param name="Position">The release commit's place on the line; the oldest commit is 0.</param>
/// <param name="IsMerge">Whether the release commit has several parents.</param>
/// <param name="State">The package as the release commit leaves it.</param>
internal sealed record Release(
    Package Package, NuGetVersion Version, string Commit, int Position, bool IsMerge, PackageState State)
{
    public string Id => Package.Id;

    public PackageIdentity Identity { get; } = new(Package.Id, Version);

    public override string ToString() => $"{Id} {Version}";
}
