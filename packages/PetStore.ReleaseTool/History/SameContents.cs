using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.History;

/// <summary>
/// The version files of a history that have the same content as another one on the way to the same package.
/// </summary>
/// <remarks>
/// NBGV remembers a file by its object id while it counts. The path filters of the second file are then those of the
/// first one, relative to the wrong folder, and which one is first depends on where the count starts.
/// </remarks>
internal sealed class SameContents
{
    private readonly Dictionary<string, List<string>> _sharedPaths = new(StringComparer.Ordinal);
    private readonly HashSet<(string Folder, string Blob)> _own = [];
    private readonly HashSet<string> _shared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _mixed = new(StringComparer.Ordinal);

    /// <summary>Finds the files.</summary>
    public SameContents(CommitHistory history)
    {
        FileChange[] files = [.. history.Commits.SelectMany(commit => commit.Files)
            .Where(file => file.Blob is not null)
            .Where(file => history.Layout.IsVersionFile(file.Path) || history.Layout.IsVersionText(file.Path))];
        _mixed.UnionWith(files.Where(file => history.Layout.IsVersionText(file.Path)).Select(file => file.Blob!));
        _mixed.IntersectWith(files.Where(file => history.Layout.IsVersionFile(file.Path)).Select(file => file.Blob!));
        foreach (var file in files.Where(file => !IsOwn(history.Layout, file.Path)))
        {
            AddShared(file);
        }

        foreach (var file in files.Where(file => IsOwn(history.Layout, file.Path)))
        {
            if (_sharedPaths.ContainsKey(file.Blob!) || _mixed.Contains(file.Blob!))
            {
                _own.Add((file.Path[..file.Path.LastIndexOf('/')], file.Blob!));
            }
        }
    }

    /// <summary>Gets a value indicating whether every file differs from the others.</summary>
    public bool IsEmpty => _own.Count == 0 && _shared.Count == 0;

    /// <summary>Finds the reason why NBGV's count cannot be told.</summary>
    /// <param name="files">The files on the way to a package.</param>
    /// <param name="parsed">What they say.</param>
    /// <param name="package">The package; null for those that do not exist yet.</param>
    public Problem? FindFailure(IReadOnlyList<FileChange> files, IReadOnlyList<VersionFile> parsed, Package? package)
    {
        foreach (var (file, content) in files.Zip(parsed))
        {
            var isAmbiguous = _shared.Contains(file.Blob!)
                || (package is not null && _own.Contains((package.Folder, file.Blob!)));
            if (isAmbiguous && (content.DependsOnFolder || _mixed.Contains(file.Blob!)))
            {
                return RepositoryProblems.SameContent(
                    file.Path, FindOther(file) ?? package!.VersionFile);
            }
        }

        return null;
    }

    private string? FindOther(FileChange file) =>
        _sharedPaths.GetValueOrDefault(file.Blob!)?.Find(path => path != file.Path);

    private static bool IsOwn(RepositoryLayout layout, string path) => layout.TrySplit(path, out _, out _);

    private void AddShared(FileChange file)
    {
        if (!_sharedPaths.TryGetValue(file.Blob!, out var paths))
        {
            _sharedPaths.Add(file.Blob!, paths = []);
        }

        if (!paths.Contains(file.Path))
        {
            paths.Add(file.Path);
        }

        if (paths.Count > 1)
        {
            _shared.Add(file.Blob!);
        }
    }
}
