using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>
/// The files that the next commit can contain: those that git tracks, and those that it neither tracks nor ignores.
/// </summary>
internal sealed class WorkingFiles
{
    private readonly string _root;
    private readonly HashSet<string> _uncommitted;

    private WorkingFiles(string root, IReadOnlySet<string> paths, HashSet<string> uncommitted)
    {
        _root = root;
        Paths = paths;
        _uncommitted = uncommitted;
    }

    /// <summary>Gets the paths of the files that exist, relative to the root, with '/', in ordinal order.</summary>
    public IReadOnlySet<string> Paths { get; }

    public static async Task<WorkingFiles> ReadAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        var output = await GitProcess.RunAsync(
            repository.Root, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name"],
            cancellationToken);
        var files = output.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => File.Exists(Path.Combine(repository.Root, path)));
        return new WorkingFiles(
            repository.Root,
            new SortedSet<string>(files, StringComparer.Ordinal),
            [.. await repository.ReadUncommittedPathsAsync(cancellationToken)]);
    }

    /// <summary>Determines whether HEAD has a file as it is, so that it can be restored.</summary>
    public bool IsCommitted(string path) => !_uncommitted.Contains(path);

    /// <summary>Finds the files below a folder.</summary>
    public IEnumerable<string> FindBelow(string folder) =>
        Paths.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <exception cref="ReleaseException">The file cannot be read.</exception>
    public string ReadText(string path)
    {
        try
        {
            return TextFile.Read(Path.Combine(_root, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(ConventionProblems.UnreadableFile(path, exception.Message));
        }
    }
}
