using System.IO.Compression;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>The files of a package that others compile against.</summary>
internal static class PackageAssets
{
    private static readonly string[] _folders = ["lib/", "ref/"];

    /// <summary>Determines whether a file of a package has a public API.</summary>
    public static bool IsApi(ZipArchiveEntry entry) =>
        _folders.Any(folder => entry.FullName.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
        && entry.FullName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        && !entry.FullName.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Determines whether others can compile against a package: a tool, for example, has nothing for them.
    /// </summary>
    public static bool HaveApi(string nupkg)
    {
        using var archive = ZipFile.OpenRead(nupkg);
        return archive.Entries.Any(IsApi);
    }
}
