using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Building;

/// <summary>A checkout of a release commit, ready to be packed.</summary>
/// <param name="Commit">The release commit.</param>
/// <param name="Folder">The absolute path of the working tree.</param>
/// <param name="Releases">What to pack in it.</param>
/// <param name="Time">The time that the packages carry, in seconds since 1970: the commit's.</param>
/// <param name="GlobalJson">
/// The text of global.json; empty where there is none. Checkouts with the same text have the same SDK.
/// </param>
internal sealed record ReleaseCheckout(
    string Commit, string Folder, IReadOnlyList<Release> Releases, long Time, string GlobalJson)
{
    private const string OutputSuffix = ".packages";

    /// <summary>Gets the folder for the packages.</summary>
    public string Output => Folder + OutputSuffix;

    /// <summary>Gets the folder of the release notes of each package.</summary>
    public string Notes => Folder + ".notes";

    /// <summary>Gets the absolute paths of the projects.</summary>
    public IEnumerable<string> Projects => Releases.Select(release => Path.Combine(Folder, release.Package.Project));

    /// <summary>Gets the folder of the checkout that a nupkg was built in.</summary>
    public static string FindFolder(string nupkg) =>
        Path.GetDirectoryName(Path.GetFullPath(nupkg))![..^OutputSuffix.Length];

    /// <summary>Deletes the working tree, if no process holds it.</summary>
    public void Delete() => FolderDeletion.TryDelete(Folder);

    /// <summary>Takes the packages out of the output.</summary>
    /// <param name="isPreview">Whether they have versions of a commit that is not public.</param>
    public IEnumerable<BuildResult> FindPackages(bool isPreview) =>
        Releases.Select(release => BuiltPackage.Find(release, Output, isPreview));
}
