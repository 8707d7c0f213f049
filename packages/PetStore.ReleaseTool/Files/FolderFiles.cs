namespace PetStore.ReleaseTool.Files;

/// <summary>The text files of a folder on the disk, without the outputs of builds.</summary>
/// <param name="root">The absolute path of the folder.</param>
/// <param name="cancellationToken">Ends a listing.</param>
internal sealed class FolderFiles(string root, CancellationToken cancellationToken) : ITextFiles
{
    private static readonly string[] _outputs = [".git", "bin", "obj", "artifacts", "node_modules"];

    /// <remarks>
    /// A link to a folder is not followed. Where it leads back into the listed folder, its files are listed in their
    /// own place; where it leads out of it, they would be missing, so that is an error.
    /// </remarks>
    public IReadOnlyList<string> FindBelow(string folder)
    {
        var top = new DirectoryInfo(Path.Combine(root, folder));
        return top.Exists ? [.. Find(top, top).Select(ToPath).Order(StringComparer.Ordinal)] : [];
    }

    public bool Exists(string path) => File.Exists(Path.Combine(root, path));

    public string ReadText(string path) => TextFile.Read(Path.Combine(root, path));

    private IEnumerable<FileSystemInfo> Find(DirectoryInfo top, DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry is not DirectoryInfo inner)
            {
                yield return entry;
            }
            else if (inner.LinkTarget is not null)
            {
                CheckLink(top, inner);
            }
            else if (!_outputs.Contains(inner.Name))
            {
                foreach (var file in Find(top, inner))
                {
                    yield return file;
                }
            }
        }
    }

    private void CheckLink(DirectoryInfo top, DirectoryInfo link)
    {
        // The final target does not resolve a link in the middle of a path, but the folder that a link is in was not
        // reached by one.
        var target = link.ResolveLinkTarget(returnFinalTarget: true)!.FullName.TrimEnd(Path.DirectorySeparatorChar);
        if (target != top.FullName
            && !target.StartsWith(top.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new IOException(
                $"'{ToPath(link)}' is a link to a folder outside '{ToPath(top)}', and such a link is not followed");
        }
    }

    private string ToPath(FileSystemInfo entry) => Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
}
