using NuGet.Packaging.Core;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Takes the package of a release from what a build made, and nothing else.</summary>
internal static class BuiltPackage
{
    private const string Extension = ".nupkg";
    private const string SymbolsExtension = ".symbols.nupkg";

    /// <summary>Finds the one nupkg that has the identity of a release and names its commit.</summary>
    /// <param name="release">The release.</param>
    /// <param name="folder">The folder that the build wrote to.</param>
    /// <param name="isPreview">
    /// Whether the package has a prerelease version of its own instead of the release's version.
    /// </param>
    public static BuildResult Find(Release release, string folder, bool isPreview)
    {
        (string Path, PackageMetadata Package)[] ofId =
        [
            .. FindFiles(folder)
                .Select(path => (path, PackageFile.Read(path)))
                .Where(each => each.Item2.Identity.Id.Equals(release.Id, StringComparison.OrdinalIgnoreCase)),
        ];
        var exact = Array.FindAll(ofId, each => isPreview
            ? each.Package.Identity.Version.IsPrerelease
            : each.Package.Identity.Equals(new PackageIdentity(release.Id, release.Version)));
        return exact switch
        {
            [] =>
                Refuse(
                    ofId is [var other, ..]
                        ? $"is {other.Package.Identity.Id} {other.Package.Identity.Version}"
                        : "made no package of that id"),
            [{ Package.Commit: null }] => Refuse("names no commit in its nuspec"),
            [{ Package.Commit: var commit }] when commit != release.Commit => Refuse($"names commit {commit}"),
            [var only] => new BuildResult(release, only.Path, null),
            _ => new BuildResult(release, null, BuildProblems.AmbiguousPackage(
                release.Id, release.Version, release.Commit,
                exact.Select(each => $"'{DisplayText.Sanitize(Path.GetFileName(each.Path))}'"))),
        };

        BuildResult Refuse(string found) =>
            new(release, null, BuildProblems.UnexpectedPackage(release.Id, release.Version, release.Commit, found));
    }

    // A symbols package has the identity of the package that it belongs to.
    private static IEnumerable<string> FindFiles(string folder)
    {
        string[] files = [.. Directory.CreateDirectory(folder).EnumerateFiles().Select(file => file.FullName)
            .Where(path => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
        return files.Where(path => !path.EndsWith(SymbolsExtension, StringComparison.OrdinalIgnoreCase)
            || !files.Contains(path[..^SymbolsExtension.Length] + Extension, StringComparer.OrdinalIgnoreCase));
    }
}
