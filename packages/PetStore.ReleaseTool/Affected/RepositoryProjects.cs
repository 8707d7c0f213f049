using System.Xml;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

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
    /// <exception cref="ReleaseException">A package's version.json or lock file cannot be read; all that is wrong is named.</exception>
    public static async Task<IReadOnlyList<RepositoryProject>> ReadAsync(
        GitRepository repository, string commit, CancellationToken cancellationToken)
    {
        var layout = repository.Layout;
        string[] paths = [.. layout.SharedVersionFiles, layout.Packages, layout.Tests, layout.Consumers];
        var files = await CommitTree.ReadAsync(repository, commit, paths, cancellationToken);
        var texts = await repository.ReadTextsAsync(
            files.Where(file => IsSource(layout, file.Key)).Select(file => file.Value), cancellationToken);
        var projects = new RepositoryProjects(layout, files, texts);
        RepositoryProject[] read =
        [
            .. files.Keys.Order(StringComparer.Ordinal).Select(projects.Read).OfType<RepositoryProject>().OrderBy(project => project.Kind),
        ];
        return projects._problems.Count == 0 ? read : throw new ReleaseException(projects._problems);
    }

    private static bool IsSource(RepositoryLayout layout, string path) =>
        layout.IsVersionFile(path)
        || Path.GetFileName(path) == RepositoryLayout.LockFileName
        || (layout.IsConsumer(path) && IsProject(path));

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
        if (_layout.TrySplit(path, out _, out _))
        {
            return _layout.GetPackage(name) is var package && package.Project == path ? ReadPackage(package) : null;
        }

        return _layout.IsConsumer(path)
            ? new RepositoryProject(ProjectKind.Consumer, name, path, inputs, ReadReferences(path))
            : new RepositoryProject(
                IsTest(name) ? ProjectKind.Test : ProjectKind.Library, name, path, inputs, ReadLockFile($"{folder}/{RepositoryLayout.LockFileName}"));
    }

    private static bool IsTest(string name) => name.EndsWith(".Tests", StringComparison.Ordinal);

    private RepositoryProject ReadPackage(Package package)
    {
        var options = _options.Read(_files, package);
        if (options.Problem is { } problem && !_problems.Contains(problem))
        {
            _problems.Add(problem);
        }

        return new RepositoryProject(
            ProjectKind.Package, package.Id, package.Project, options.Filters ?? new PathFilters([]), ReadLockFile(package.LockFile));
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

    private HashSet<string> ReadReferences(string path)
    {
        try
        {
            return PinReader.ReadReferences(_texts[_files[path]])
                .Select(reference => reference.Id)
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (XmlException exception)
        {
            _problems.Add(PlanProblems.UnreadableConsumer(path, $"it is not XML: {exception.Message}"));
            return [];
        }
    }
}
