using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Files;

/// <summary>A temporary folder, deleted at the end; one that a killed run left behind is deleted by the next.</summary>
internal sealed partial class ScratchFolder : IDisposable
{
    private const string Prefix = "petstore-release-";
    private readonly LockedFolder _folder;

    /// <exception cref="ReleaseException">No folder can be made, or MSBuild would read its name as another one.</exception>
    public ScratchFolder()
    {
        if (Special().Match(Parent) is { Success: true, Value: var special })
        {
            throw new ReleaseException(BuildProblems.UnusableScratchFolder(Parent, $"MSBuild takes '{special}' in its name for something else."));
        }

        try
        {
            DeleteAbandoned();
            _folder = LockedFolder.Create(Parent, Prefix);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(BuildProblems.UnusableScratchFolder(Parent, exception.Message));
        }
    }

    public string Path => _folder.Path;

    private static string Parent => System.IO.Path.GetFullPath(System.IO.Path.GetTempPath());

    /// <summary>Deletes what killed runs left behind.</summary>
    public static void DeleteAbandoned() => LockedFolder.DeleteAbandoned(Parent, Prefix);

    /// <summary>Makes an empty folder in it.</summary>
    public string Create(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => _folder.Dispose();

    // However they are escaped, the SDK's own targets evaluate them once more: builds fail, or differ in their bytes.
    [GeneratedRegex(@"%[0-9A-Fa-f]{2}|[$@%]\(|['*?;]")]
    private static partial Regex Special();
}
