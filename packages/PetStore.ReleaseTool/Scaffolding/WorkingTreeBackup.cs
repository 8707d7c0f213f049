using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>
/// Brings the working tree back to an earlier state, when a command that writes files fails half-way.
/// </summary>
internal sealed class WorkingTreeBackup
{
    private readonly GitRepository _repository;
    private readonly IReadOnlySet<string> _paths;
    private readonly IReadOnlyList<string> _created;
    private readonly Dictionary<string, byte[]> _contents;

    private WorkingTreeBackup(
        GitRepository repository, IReadOnlySet<string> paths, IReadOnlyList<string> created, Dictionary<string,
        byte[]> contents)
    {
        (_repository, _paths, _created, _contents) = (repository, paths, created, contents);
    }

    /// <summary>Remembers the state.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="files">The working tree as it is now.</param>
    /// <param name="created">The folders that the command creates; they do not exist.</param>
    /// <param name="edited">The files that the command may edit.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<WorkingTreeBackup> CreateAsync(
        GitRepository repository,
        WorkingFiles files,
        IReadOnlyList<string> created,
        IEnumerable<string> edited,
        CancellationToken cancellationToken)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var path in edited.Where(files.Paths.Contains))
        {
            contents.Add(path, await File.ReadAllBytesAsync(Path.Combine(repository.Root, path), cancellationToken));
        }

        return new WorkingTreeBackup(repository, files.Paths, created, contents);
    }

    /// <summary>Deletes the created folders and files, and writes the edited files as they were.</summary>
    public async Task RestoreAsync()
    {
        // It also runs after a cancellation.
        var files = await WorkingFiles.ReadAsync(_repository, CancellationToken.None);
        foreach (var path in files.Paths.Where(path => !_paths.Contains(path)))
        {
            File.Delete(Path.Combine(_repository.Root, path));
        }

        foreach (
            var folder in _created.Select(folder => Path.Combine(_repository.Root, folder)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
            DeleteEmptyParents(folder);
        }

        foreach (var (path, content) in _contents)
        {
            await File.WriteAllBytesAsync(Path.Combine(_repository.Root, path), content, CancellationToken.None);
        }
    }

    private void DeleteEmptyParents(string folder)
    {
        for (var parent = Path.GetDirectoryName(folder)!;
            parent.Length > _repository.Root.Length && !Directory.EnumerateFileSystemEntries(parent).Any();
            parent = Path.GetDirectoryName(parent)!)
        {
            Directory.Delete(parent);
        }
    }
}
