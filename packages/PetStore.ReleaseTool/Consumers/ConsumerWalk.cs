using System.Xml;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Consumers;

/// <summary>Collects what one consumer asks for, in its own file and in all that it imports.</summary>
/// <param name="layout">Where the packages are: a reference to a package's project asks for no version.</param>
/// <param name="files">The files of the repository.</param>
/// <param name="path">The consumer.</param>
internal sealed class ConsumerWalk(RepositoryLayout layout, ITextFiles files, string path)
{
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<PackageRequest> _requests = [];
    private readonly List<Problem> _problems = [];

    /// <summary>Reads a project, or a file that MSBuild imports by itself, with what it imports.</summary>
    public void AddProject(string project) => AddFile(project, project);

    /// <summary>Adds the shared files that MSBuild imports into every project of a folder.</summary>
    public void AddShared(string project)
    {
        foreach (var name in RepositoryLayout.SharedBuildFileNames)
        {
            if (ImportPath.FindNearest(name, ImportPath.FolderOf(project), files) is { } shared)
            {
                AddFile(shared, project);
            }
        }
    }

    /// <summary>Adds what was read from the consumer's own file.</summary>
    public void Add(MSBuildFile content)
    {
        _read.Add(path);
        Add(content, path, path);
    }

    public void Add(Problem problem) => _problems.Add(problem);

    public Consumer Build(bool isProject) => new(path, isProject, [.. _read], _requests, [.. _problems.Distinct()]);

    private void AddFile(string file, string project)
    {
        if (!_read.Add(file))
        {
            return;
        }

        try
        {
            Add(MSBuildFile.Parse(files.ReadText(file)), file, project);
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            _problems.Add(PlanProblems.UnreadableConsumer(file, exception is XmlException
                ? $"it is not XML: {exception.Message}"
                : $"it cannot be read: {exception.Message}"));
        }
    }

    private void Add(MSBuildFile content, string file, string project)
    {
        _requests.AddRange(content.Requests);
        foreach (var import in content.Imports)
        {
            AddImport(import, file, project);
        }

        // Of a project outside both folders nothing else would read the versions.
        var projects = content.Projects
            .SelectMany(reference => ImportPath.Resolve(reference, project, project, files) ?? [])
            .Where(
                reference => !layout.IsConsumer(reference) && !layout.TrySplit(reference, out _, out _)
                    && files.Exists(reference));
        foreach (var reference in projects)
        {
            AddFile(reference, reference);
            AddShared(reference);
        }
    }

    private void AddImport(MSBuildImport import, string file, string project)
    {
        if (ImportPath.Resolve(import.Path, file, project, files) is not { } imported)
        {
            _problems.Add(PlanProblems.UnresolvedImport(file, import.Path, "is known only to MSBuild"));
            return;
        }

        foreach (var each in imported)
        {
            if (files.Exists(each))
            {
                AddFile(each, project);
            }
            else if (!import.HasCondition)
            {
                _problems.Add(PlanProblems.UnresolvedImport(file, import.Path, "does not exist"));
            }
        }
    }
}
