namespace PetStore.ReleaseTool.Layout;

/// <summary>A package and its folder, which share one name.</summary>
/// <param name="Id">The package id, spelled as the folder.</param>
/// <param name="Folder">Relative to the root, with '/', such as "packages/My.Package".</param>
internal sealed record Package(string Id, string Folder)
{
    /// <summary>Gets the path of the project, relative to the root.</summary>
    public string Project => $"{Folder}/{Id}.csproj";

    /// <summary>Gets the path of the package's own version.json, relative to the root.</summary>
    public string VersionFile => $"{Folder}/{RepositoryLayout.VersionFileName}";

    /// <summary>Gets the path of the lock file, relative to the root.</summary>
    public string LockFile => $"{Folder}/{RepositoryLayout.LockFileName}";

    /// <inheritdoc/>
    public override string ToString() => Id;
}
