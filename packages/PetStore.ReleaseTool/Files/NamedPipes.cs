using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Files;

/// <summary>
/// Finds named pipes where git, NuGet and MSBuild expect a file. Each of them would wait for a writer that never comes.
/// </summary>
internal static class NamedPipes
{
    private static readonly string[] _outputs = [".git", "bin", "obj", "artifacts", "node_modules"];

    private static readonly string[] _names = [".gitignore", ".gitattributes", ".editorconfig", ".globalconfig"];

    private static readonly string[] _ends =
        ["proj", ".props", ".targets", ".json", ".config", ".rsp", ".sln", ".slnx", ".slnf"];

    /// <summary>Refuses a working tree that has such a pipe, or that lies below one.</summary>
    /// <param name="root">The absolute path of the working tree.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ReleaseException">There is one.</exception>
    public static void CheckTree(string root, CancellationToken cancellationToken)
    {
        CheckAbove(root);
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 };
        var folders = new Stack<DirectoryInfo>([new DirectoryInfo(root)]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in folder.EnumerateFileSystemInfos("*", options))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (entry is not DirectoryInfo inner)
                {
                    Check(entry, Path.GetRelativePath(root, entry.FullName));
                }
                else if (inner.LinkTarget is null && !_outputs.Contains(inner.Name))
                {
                    folders.Push(inner);
                }
            }
        }
    }

    /// <summary>Refuses a folder with such a pipe in it, or in a folder above it.</summary>
    /// <exception cref="ReleaseException">There is one.</exception>
    public static void CheckAbove(string folder)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = 0 };
        for (var each = new DirectoryInfo(folder); each is not null; each = each.Parent)
        {
            foreach (var file in each.EnumerateFiles("*", options))
            {
                Check(file, each.FullName == folder ? file.Name : file.FullName);
            }
        }
    }

    private static void Check(FileSystemInfo file, string shown)
    {
        if (IsRead(file.Name) && TextFile.IsPipe(file.FullName))
        {
            throw new ReleaseException(ConventionProblems.NamedPipe(DisplayText.Sanitize(shown.Replace('\\', '/'))));
        }
    }

    private static bool IsRead(string name) =>
        _names.Contains(name) || Array.Exists(_ends, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
