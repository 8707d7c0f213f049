namespace PetStore.ReleaseTool.Files;

/// <summary>
/// The text files of a repository: of its working tree, or of a commit. Paths are relative to the root, with '/'.
/// </summary>
internal interface ITextFiles
{
    /// <summary>Lists the files below a folder, in ordinal order; none when the folder does not exist.</summary>
    /// <exception cref="IOException">A folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder cannot be listed.</exception>
    IReadOnlyList<string> FindBelow(string folder);

    bool Exists(string path);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    string ReadText(string path);
}
