using PetStore.ReleaseTool.Git;

namespace PetStore.ReleaseTool.Checking;

/// <summary>What the next commit can hold: the files that git tracks, and those that it neither tracks nor ignores.</summary>
internal sealed class WorkingTree
{
    private readonly HashSet<string> _uncommitted;

    private WorkingTree(string root, IReadOnlySet<string> files, HashSet<string> uncommitted)
    {
        Root = root;
        Files = files;
        _uncommitted = uncommitted;
    }

    /// <summary>The absolute path of the root.</summary>
    public string Root { get; }

    /// <summary>The files that are there, relative to the root, with '/', in ordinal order.</summary>
    public IReadOnlySet<string> Files { get; }

    public static async Task<WorkingTree> ReadAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        var output = await GitProcess.RunAsync(
            repository.Root, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name"], cancellationToken);
        var files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(repository.Root, path)));
        return new WorkingTree(
            repository.Root,
            new SortedSet<string>(files, StringComparer.Ordinal),
            [.. await repository.ReadUncommittedPathsAsync(cancellationToken)]);
    }

    /// <summary>Whether a file is as HEAD has it, so that it can be had back.</summary>
    public bool IsCommitted(string path) => !_uncommitted.Contains(path);

    /// <summary>The files below a folder.</summary>
    public IEnumerable<string> FindBelow(string folder) => Files.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <exception cref="ReleaseException">The file cannot be read.</exception>
    public string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(Problems.UnreadableFile(path, exception.Message));
        }
    }
}
