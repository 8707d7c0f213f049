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

    private WorkingFiles(
        string root, IReadOnlySet<string> paths, IReadOnlyList<WorkingLink> links, HashSet<string> uncommitted)
    {
        _root = root;
        Paths = paths;
        Links = links;
        _uncommitted = uncommitted;
    }

    /// <summary>Gets the paths of the files that exist, relative to the root, with '/', in ordinal order.</summary>
    public IReadOnlySet<string> Paths { get; }

    /// <summary>Gets the symbolic links, submodules and other repositories, in ordinal order of their paths.</summary>
    public IReadOnlyList<WorkingLink> Links { get; }

    /// <exception cref="ReleaseException">git failed, or a file is a named pipe.</exception>
    public static async Task<WorkingFiles> ReadAsync(GitRepository repository, CancellationToken cancellationToken)
    {
        NamedPipes.CheckTree(repository.Root, cancellationToken);
        var output = await GitProcess.RunAsync(
            repository.Root, ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--full-name"],
            cancellationToken);
        var paths = output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
        return new WorkingFiles(
            repository.Root,
            new SortedSet<string>(
                paths.Where(path => File.Exists(Path.Combine(repository.Root, path))), StringComparer.Ordinal),
            [
                .. from path in paths.Distinct().Order(StringComparer.Ordinal)
                   let kind = FindKind(repository.Root, path)
                   where kind is not null
                   select new WorkingLink(path.TrimEnd('/'), kind),
            ],
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

    // git lists a folder only if it is a repository: a submodule, or, with '/' at the end, one that it does not track.
    private static string? FindKind(string root, string path)
    {
        var file = new FileInfo(Path.Combine(root, path));
        return file.LinkTarget is not null ? FileKind.Link.Describe()
            : file.Exists || !Directory.Exists(file.FullName) ? null
            : path.EndsWith('/') ? "another repository"
            : FileKind.Submodule.Describe();
    }
}
