using PetStore.ReleaseTool.Consumers;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Affected;

/// <summary>Reads the packages, tests and consumers of a commit, and what each is built from. Needs only git.</summary>
internal sealed class RepositoryProjects
{
    private readonly RepositoryLayout _layout;
    private readonly IReadOnlyDictionary<string, string> _files;
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly VersionOptionsReader _options;
    private readonly List<Problem> _problems = [];

    private RepositoryProjects(
        RepositoryLayout layout, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> texts)
    {
        _layout = layout;
        _files = files;
        _texts = texts;
        _options = new VersionOptionsReader(layout, texts);
    }

    /// <summary>Reads the projects of a commit.</summary>
    /// <returns>By kind, then by ordinal path.</returns>
    /// <exception cref="ReleaseException">
    /// A package's version.json or lock file cannot be read; all that is wrong is named.
    /// </exception>
    public static async Task<IReadOnlyList<RepositoryProject>> ReadAsync(
        GitRepository repository, string commit, CancellationToken cancellationToken)
    {
        var layout = repository.Layout;
        var files = await CommitTree.ReadAsync(repository, commit, [], cancellationToken);
        var texts = await repository.ReadTextsAsync(
            files.Where(file => IsSource(layout, file.Key)).Select(file => file.Value), cancellationToken);
        var projects = new RepositoryProjects(layout, files, texts);
        RepositoryProject[] read =
        [
            .. files.Keys.Order(StringComparer.Ordinal).Select(projects.Read).OfType<RepositoryProject>()
                .Concat(projects.ReadConsumers())
                .OrderBy(project => project.Kind),
        ];
        return projects._problems.Count == 0 ? read : throw new ReleaseException(projects._problems);
    }

    private static bool IsSource(RepositoryLayout layout, string path) =>
        layout.IsVersionFile(path)
        || Path.GetFileName(path) == RepositoryLayout.LockFileName
        || (ConsumerReader.IsSource(path) && (layout.IsConsumer(path) || IsImported(path)));

    // A consumer may import such a file from anywhere.
    private static bool IsImported(string path) => Path.GetExtension(path) is ".props" or ".targets";

    private RepositoryProject? Read(string path)
    {
        if (!ConsumerReader.IsProject(path))
        {
            return null;
        }

        var name = Path.GetFileNameWithoutExtension(path);
        if (_layout.TrySplit(path, out _, out _))
        {
            return _layout.GetPackage(name) is var package && package.Project == path ? ReadPackage(package) : null;
        }

        return _layout.IsTest(path)
            ? new RepositoryProject(
                IsTest(name) ? ProjectKind.Test : ProjectKind.Library,
                name,
                path,
                CreateInputs([], path),
                ReadLockFile($"{FolderOf(path)}/{RepositoryLayout.LockFileName}"))
            : null;
    }

    private IEnumerable<RepositoryProject> ReadConsumers()
    {
        string[] packages = [.. _files.Keys.Select(FindPackage).OfType<string>().Distinct()];
        return new ConsumerReader(_layout, new CommitFiles(_files, _texts)).Read()
            .Where(consumer => consumer.IsProject)
            .Select(consumer => new RepositoryProject(
                ProjectKind.Consumer,
                Path.GetFileNameWithoutExtension(consumer.Path),
                consumer.Path,
                CreateInputs(consumer.Files, consumer.Path),
                IsUnknown(consumer, packages)
                    ? null
                    : consumer.Requests.Select(request => request.Name).ToHashSet(StringComparer.OrdinalIgnoreCase)));
    }

    private static bool IsUnknown(Consumer consumer, string[] packages) =>
        consumer.Problems.Count > 0
            || consumer.Requests.Any(request => request.IsComputed && packages.Any(request.CanName));

    private string? FindPackage(string path) => _layout.TrySplit(path, out var id, out _) ? id.ToString() : null;

    private static PathFilters CreateInputs(IEnumerable<string> files, string project) =>
        new([.. files.Append(FolderOf(project)).Select(path => new PathFilter(path, IsExclude: false))]);

    private static string FolderOf(string path) => path[..path.LastIndexOf('/')];

    private static bool IsTest(string name) => name.EndsWith(".Tests", StringComparison.Ordinal);

    private RepositoryProject ReadPackage(Package package)
    {
        var options = _options.Read(_files, package);
        if (options.Problem is { } problem && !_problems.Contains(problem))
        {
            _problems.Add(problem);
        }

        return new RepositoryProject(
            ProjectKind.Package, package.Id, package.Project, options.Filters ?? new PathFilters([]),
            ReadLockFile(package.LockFile));
    }

    private IReadOnlySet<string>? ReadLockFile(string path)
    {
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
            _problems.Add(RepositoryProblems.UnreadableLockFile(path, exception.Message));
            return null;
        }
    }
}
