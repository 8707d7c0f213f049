namespace PetStore.ReleaseTool.Files;

/// <summary>Resolves symbolic links.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40;

    /// <summary>Resolves every symbolic link of a path, as the compiler and MSBuild do in places.</summary>
    /// <param name="path">An absolute path; what does not exist is kept as it is.</param>
    /// <exception cref="IOException">The links form a circle.</exception>
    public static string Resolve(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var left = new Stack<string>(Split(path[root.Length..]));
        var resolved = root;
        for (var links = 0; left.TryPop(out var segment);)
        {
            var next = Path.GetFullPath(Path.Combine(resolved, segment));
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"{path}: there are more than {MaxLinks} symbolic links.");
            }

            if (Path.IsPathRooted(target))
            {
                resolved = root = Path.GetPathRoot(target)!;
                target = target[root.Length..];
            }

            foreach (var each in Split(target))
            {
                left.Push(each);
            }
        }

        return resolved;
    }

    // The last segment first, because a stack gives the last one first.
    private static IEnumerable<string> Split(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
            .AsEnumerable().Reverse();
}
