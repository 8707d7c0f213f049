namespace PetStore.ReleaseTool.Git;

/// <summary>Lists the files of a commit: object ids by path, relative to the root, with '/'.</summary>
internal static class CommitTree
{
    /// <summary>Lists the files that are, or lie below, one of these paths.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        GitRepository repository, string commit, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var output = await GitProcess.RunAsync(
            repository.Root, ["--literal-pathspecs", "ls-tree", "-z", "-r", "--full-tree", commit, "--", .. paths],
            cancellationToken);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);

        // "100644 blob <id>\t<path>"; a submodule is listed as a commit and has no content here.
        foreach (var entry in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = entry.IndexOf('\t', StringComparison.Ordinal);
            if (entry[..tab].Split(' ') is [_, "blob", var blob])
            {
                files.Add(entry[(tab + 1)..], blob);
            }
        }

        return files;
    }
}
