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
                parent, $"MSBuild takes '{DisplayText.Sanitize(special)}' in its name for something else."));
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

    /// <summary>Checks that NuGet can lock files in its temporary folder. It would try without an end.</summary>
    /// <exception cref="ReleaseException">It cannot.</exception>
    public static void CheckForNuGet()
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_SCRATCH") is { Length: > 0 } scratch
            ? System.IO.Path.GetFullPath(scratch)
            : FindParent();
        try
        {
            Directory.CreateDirectory(folder);
            LockedFolder.Create(folder, Prefix).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(BuildProblems.UnusableScratchFolder(folder, exception.Message));
        }
    }

    /// <summary>Makes an empty folder in it.</summary>
    public string Create(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => _folder.Dispose();

    // A part of the build writes the real path and a part the one it was given: the paths in the bytes would be neither
    // removed nor equal.
    private static string FindParent()
    {
        var path = System.IO.Path.GetTempPath();
        var parent = System.IO.Path.GetFullPath(path);
        if (!System.IO.Path.IsPathFullyQualified(path))
        {
            // Each child process would take it for another folder.
            throw new ReleaseException(BuildProblems.UnusableScratchFolder(parent, "its path is relative."));
        }

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
    [GeneratedRegex(@"%[0-9A-Fa-f]{2}|[$@%]\(|[\x00-\x1F:'*?;]")]
    private static partial Regex Special();
}
