using System.Xml;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Affected;

/// <summary>The packages, tests and consumers of a commit, and what each is made of, out of git alone.</summary>
internal sealed class RepositoryProjects
{
    private const string Tests = "tests";
    private static readonly string[] Folders = [PackageLayout.Root, Tests, ConsumerProjects.Folder];
    private readonly IReadOnlyDictionary<string, string> _files;
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly VersionOptionsReader _options;
    private readonly List<Problem> _problems = [];

    private RepositoryProjects(IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> texts)
    {
        _files = files;
        _texts = texts;
        _options = new VersionOptionsReader(texts);
    }

    /// <summary>Reads the projects of a commit.</summary>
    /// <returns>By kind, then by path, ordinal.</returns>
    /// <exception cref="ReleaseException">A package's version.json or lock file cannot be read; all that is wrong is named.</exception>
    public static async Task<IReadOnlyList<RepositoryProject>> ReadAsync(
        GitRepository repository, string commit, CancellationToken cancellationToken)
    {
        var files = await CommitTree.ReadAsync(repository, commit, [PackageLayout.VersionFileName, .. Folders], cancellationToken);
        var texts = await repository.ReadTextsAsync(files.Where(file => IsSource(file.Key)).Select(file => file.Value), cancellationToken);
        var projects = new RepositoryProjects(files, texts);
        RepositoryProject[] read =
        [
            .. files.Keys.Order(StringComparer.Ordinal).Select(projects.Read).OfType<RepositoryProject>().OrderBy(project => project.Kind),
        ];
        return projects._problems.Count == 0 ? read : throw new ReleaseException(projects._problems);
    }

    private static bool IsSource(string path) =>
        PackageLayout.IsVersionFile(path) || Path.GetFileName(path) == PackageLayout.LockFileName || IsConsumer(path);

    private static bool IsConsumer(string path) => path.StartsWith(ConsumerProjects.Folder + "/", StringComparison.Ordinal) && IsProject(path);

    private static bool IsProject(string path) => path.EndsWith("proj", StringComparison.Ordinal) && Path.HasExtension(path);

    private RepositoryProject? Read(string path)
    {
        if (!IsProject(path))
        {
            return null;
        }

        var folder = path[..path.LastIndexOf('/')];
        var name = Path.GetFileNameWithoutExtension(path);
        var inputs = new PathFilters([new PathFilter(folder, IsExclude: false)]);
        return path[..path.IndexOf('/', StringComparison.Ordinal)] switch
        {
            PackageLayout.Root => folder == PackageLayout.FolderOf(name) ? ReadPackage(name, path) : null,
            ConsumerProjects.Folder => new RepositoryProject(ProjectKind.Consumer, name, path, inputs, ReadReferences(path)),
            _ => new RepositoryProject(IsTest(name) ? ProjectKind.Test : ProjectKind.Library, name, path, inputs, ReadLockFile(folder)),
        };
    }

    private static bool IsTest(string name) => name.EndsWith(".Tests", StringComparison.Ordinal);

    private RepositoryProject ReadPackage(string id, string path)
    {
        var folder = PackageLayout.FolderOf(id);
        var options = _options.Read(
            _files.GetValueOrDefault(PackageLayout.VersionFileName),
            _files.GetValueOrDefault($"{PackageLayout.Root}/{PackageLayout.VersionFileName}"),
            id,
            _files.GetValueOrDefault($"{folder}/{PackageLayout.VersionFileName}"));
        if (options.Problem is { } problem && !_problems.Contains(problem))
        {
            _problems.Add(problem);
        }

        return new RepositoryProject(ProjectKind.Package, id, path, options.Filters ?? new PathFilters([]), ReadLockFile(folder));
    }

    private IReadOnlySet<string>? ReadLockFile(string folder)
    {
        var path = $"{folder}/{PackageLayout.LockFileName}";
        if (!_files.TryGetValue(path, out var blob))
        {
            return null;
        }

        try
        {
            return LockFile.ReadProjects(_texts[blob]);
        }
        catch (FormatException exception)
        {
            _problems.Add(Problems.UnreadableProjectLockFile(path, exception.Message));
            return null;
        }
    }

    private HashSet<string> ReadReferences(string path)
    {
        try
        {
            return ConsumerProjects.ReadReferences(_texts[_files[path]])
                .Select(reference => reference.Id)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (XmlException exception)
        {
            _problems.Add(Problems.UnreadableConsumer(path, $"it is not XML: {exception.Message}"));
            return [];
        }
    }
}
