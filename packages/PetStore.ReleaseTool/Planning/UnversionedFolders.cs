using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Planning;

/// <summary>
/// Finds folders that look like packages and have no version, because git does not have them as packages.
/// </summary>
internal static class UnversionedFolders
{
    private const string Projects = "*.*proj";

    /// <summary>Finds such folders in the working tree.</summary>
    /// <param name="root">The absolute path of the repository.</param>
    /// <param name="layout">Where the packages are.</param>
    /// <param name="known">The ids of the packages that git has.</param>
    /// <returns>
    /// The folders, relative to the root, in ordinal order, each with the reason why it has no version.
    /// </returns>
    public static IEnumerable<(string Folder, string Reason)> Find(
        string root, RepositoryLayout layout, IEnumerable<string> known)
    {
        var packages = new DirectoryInfo(Path.Combine(root, layout.Packages));
        var ids = known.ToHashSet(StringComparer.Ordinal);
        return
            from folder in (packages.Exists ? packages.EnumerateDirectories() : [])
                .OrderBy(folder => folder.Name, StringComparer.Ordinal)
            where !ids.Contains(folder.Name)
            let reason = ids.FirstOrDefault(id => id.Equals(folder.Name, StringComparison.OrdinalIgnoreCase)) is { } id
                ? $"its name differs from that of '{id}' only in case, "
                    + "and NuGet ignores case. Rename or delete one of the two"
                : Explain(folder)
            where reason is not null
            select (layout.GetPackage(folder.Name).Folder, reason);
    }

    private static string? Explain(DirectoryInfo folder)
    {
        if (folder.LinkTarget is not null)
        {
            return "it is a link, and git has the link without the files behind it. Move the files into the folder";
        }

        if (folder.EnumerateFileSystemInfos(".git").Any())
        {
            return "it is a repository of its own, whose history the versions are not counted from. Move the files "
                + "into this repository";
        }

        if (LooksLikePackage(folder))
        {
            return "git does not have it. Commit it; if git ignores it, correct .gitignore";
        }

        return folder.EnumerateDirectories()
            .FirstOrDefault(inner => File.Exists(Path.Combine(inner.FullName, $"{inner.Name}.csproj"))) is { } inner
            ? $"a package is directly below '{folder.Parent!.Name}', "
                + $"but '{inner.Name}' is one folder deeper. Move it up"
            : null;
    }

    private static bool LooksLikePackage(DirectoryInfo folder) =>
        folder.EnumerateFiles(RepositoryLayout.VersionFileName).Any() || folder.EnumerateFiles(Projects).Any();
}
