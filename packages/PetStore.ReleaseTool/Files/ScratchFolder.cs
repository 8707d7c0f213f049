using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Files;

/// <summary>
/// A temporary folder of one run, deleted when the run ends, or by the next run if this one is killed.
/// </summary>
internal sealed partial class ScratchFolder : IDisposable
{
    private const string Prefix = "petstore-release-";
    private readonly LockedFolder _folder;

    /// <exception cref="ReleaseException">
    /// No folder can be made, or MSBuild would read its name as another one.
    /// </exception>
    public ScratchFolder()
    {
        var parent = FindParent();
        if (Special()
            .Match(parent[System.IO.Path.GetPathRoot(parent)!.Length..]) is { Success: true, Value: var special })
        {
            throw new ReleaseException(BuildProblems.UnusableScratchFolder(
                parent, $"MSBuild takes '{special}' in its name for something else."));
        }

        try
        {
            LockedFolder.DeleteAbandoned(parent, Prefix);
            _folder = LockedFolder.Create(parent, Prefix);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(BuildProblems.UnusableScratchFolder(parent, exception.Message));
        }
    }

    public string Path => _folder.Path;

    /// <summary>Deletes the folders of runs that were killed.</summary>
    public static void DeleteAbandoned() => LockedFolder.DeleteAbandoned(FindParent(), Prefix);

    /// <summary>Makes an empty folder in it.</summary>
    public string Create(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => _folder.Dispose();

    // A part of the build writes the real path and a part the one it was given: the paths in the bytes would be neither
    // removed nor equal.
    private static string FindParent()
    {
        var parent = System.IO.Path.GetFullPath(System.IO.Path.GetTempPath());
        try
        {
            return RealPath.Resolve(parent);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(BuildProblems.UnusableScratchFolder(parent, exception.Message));
        }
    }

    // The SDK's own targets evaluate these once more, however they are escaped: builds fail, or their bytes differ.
    [GeneratedRegex(@"%[0-9A-Fa-f]{2}|[$@%]\(|[:'*?;]")]
    private static partial Regex Special();
}
