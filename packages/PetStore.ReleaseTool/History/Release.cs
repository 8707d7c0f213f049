using NuGet.Versioning;

namespace PetStore.ReleaseTool.History;

/// <summary>A version of a package and the commit that made it.</summary>
/// <param name="Id">The package's id, which is also the name of its folder.</param>
/// <param name="Version">The public version.</param>
/// <param name="Commit">The release commit: the first of the line at which the package has this version. 40 hexadecimal digits.</param>
/// <param name="Position">The release commit's place on the line, the oldest commit being 0.</param>
/// <param name="IsMerge">Whether the release commit has several parents.</param>
/// <param name="State">The package as the release commit leaves it.</param>
internal sealed record Release(string Id, NuGetVersion Version, string Commit, int Position, bool IsMerge, PackageState State)
{
    /// <summary>The package's folder, relative to the root, with '/'.</summary>
    public string Path => PackageLayout.FolderOf(Id);

    public override string ToString() => $"{Id} {Version}";
}
