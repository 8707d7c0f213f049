namespace PetStore.ReleaseTool.History;

/// <summary>Where a repository keeps its packages: <c>packages/&lt;Id&gt;/&lt;Id&gt;.csproj</c> and the files beside it.</summary>
internal static class PackageLayout
{
    public const string VersionFileName = "version.json";
    public const string VersionTextName = "version.txt";
    public const string LockFileName = "packages.lock.json";
    public const string Root = "packages";

    /// <summary>No input of a package: what it changes for one reaches it through its lock file.</summary>
    public const string CentralVersionsName = "Directory.Packages.props";

    /// <summary>The most characters that a version.json, a lock file or a project may have.</summary>
    public const int LongestText = 4_000_000;

    private const string Prefix = Root + "/";

    public static string FolderOf(string id) => Prefix + id;

    /// <summary>Splits a path below a package's folder.</summary>
    /// <param name="path">Relative to the root of the repository, with '/'.</param>
    /// <param name="id">The name of the folder below <c>packages/</c>.</param>
    /// <param name="rest">The path inside that folder.</param>
    public static bool TrySplit(ReadOnlySpan<char> path, out ReadOnlySpan<char> id, out ReadOnlySpan<char> rest)
    {
        id = rest = default;
        if (!path.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        var inside = path[Prefix.Length..];
        var slash = inside.IndexOf('/');
        if (slash <= 0)
        {
            return false;
        }

        id = inside[..slash];
        rest = inside[(slash + 1)..];
        return true;
    }

    /// <summary>Whether a version is made from the content of this file, not only from the fact that it changed.</summary>
    public static bool IsVersionSource(ReadOnlySpan<char> path) =>
        IsVersionFile(path)
        || path is VersionTextName or Prefix + VersionTextName
        || (TrySplit(path, out _, out var rest) && (rest is LockFileName or VersionTextName || IsProject(rest)));

    /// <summary>Whether a package's version may be read from this version.json: the root's, that of <c>packages/</c>, or the package's own.</summary>
    public static bool IsVersionFile(ReadOnlySpan<char> path) =>
        path is VersionFileName or Prefix + VersionFileName || (TrySplit(path, out _, out var rest) && rest is VersionFileName);

    public static bool IsProject(ReadOnlySpan<char> rest) =>
        rest.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) && !rest.Contains('/');
}
