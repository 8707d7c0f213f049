using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Affected;

/// <summary>Finds what a change can break. It depends only on its arguments.</summary>
/// <remarks>
/// A file that is not an input of any package or test project counts for all test projects, because git cannot tell
/// which of them read it. Below the consumers' folder it counts for its consumer, or for all consumers. There are two
/// exceptions: the central package versions, because the lock files show who uses them, and the documentation of the
/// repository.
/// </remarks>
internal sealed class AffectedProjects
{
    private readonly RepositoryLayout _layout;
    private readonly IReadOnlyList<RepositoryProject> _projects;
    private readonly SortedSet<string> _deleted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    private AffectedProjects(RepositoryLayout layout, IReadOnlyList<RepositoryProject> projects)
    {
        _layout = layout;
        _projects = projects;
    }

    /// <summary>Finds what depends on the changed files.</summary>
    /// <param name="layout">Where the packages and consumers are.</param>
    /// <param name="projects">All projects of the repository.</param>
    /// <param name="paths">The changed files, relative to the root, with '/'.</param>
    /// <returns>In the order of <paramref name="projects"/>.</returns>
    public static IReadOnlyList<AffectedProject> FindByPaths(
        RepositoryLayout layout, IReadOnlyList<RepositoryProject> projects, IReadOnlyList<string> paths)
    {
        var affected = new AffectedProjects(layout, projects);
        string[] shared = [.. paths.Where(path => path != RepositoryLayout.CentralVersionsName
            && !RepositoryLayout.IsDocumentation(path)
            && !IsInput(path, isConsumer: false))];
        string[] sharedByConsumers = [.. shared.Where(
            path => layout.IsConsumer(path) && !IsInput(path, isConsumer: true))];
        affected.AddDeleted(shared);
        foreach (var project in projects)
        {
            if (paths.FirstOrDefault(project.Inputs.Contains) is { } own)
            {
                affected.Add(project, $"'{DisplayText.Sanitize(own)}' changed.");
            }
            else if (project.Kind != ProjectKind.Package
                && (project.Kind == ProjectKind.Consumer ? sharedByConsumers : shared).FirstOrDefault() is { } path)
            {
                affected.Add(project, $"'{DisplayText.Sanitize(path)}' changed, and may be read by any of them.");
            }
        }

        return affected.FindDependents();

        bool IsInput(string path, bool isConsumer) =>
            projects.Any(
                project => project.Kind == ProjectKind.Consumer == isConsumer && project.Inputs.Contains(path));
    }

    /// <summary>Finds packages and what depends on them.</summary>
    /// <returns>In the order of <paramref name="projects"/>.</returns>
    /// <exception cref="ReleaseException">An id is not a package.</exception>
    public static IReadOnlyList<AffectedProject> FindByPackages(
        RepositoryLayout layout, IReadOnlyList<RepositoryProject> projects, IReadOnlyList<string> ids)
    {
        var packages = projects
            .Where(project => project.Kind == ProjectKind.Package)
            .ToDictionary(project => project.Name, StringComparer.OrdinalIgnoreCase);
        Problem[] problems =
        [
            .. ids.Where(id => !packages.ContainsKey(id))
                .Select(id => RepositoryProblems.UnknownPackage(id, packages.Keys.Order(StringComparer.Ordinal))),
        ];
        if (problems.Length > 0)
        {
            throw new ReleaseException(problems);
        }

        var affected = new AffectedProjects(layout, projects);
        foreach (var id in ids)
        {
            affected.Add(packages[id], "It was named on the command line.");
        }

        return affected.FindDependents();
    }

    // A deleted package has no project any more, but other projects may still name it.
    private void AddDeleted(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (_layout.TrySplit(path, out var id, out _))
            {
                _deleted.Add(id.ToString());
            }
        }
    }

    private void Add(RepositoryProject project, string reason) => _reasons.TryAdd(project.Path, reason);

    private List<AffectedProject> FindDependents()
    {
        if (_reasons.Count > 0 || _deleted.Count > 0)
        {
            // A lock file lists transitive dependencies, so one step is enough. A consumer lists only its direct
            // references.
            var changed = FindNames();
            Follow(project => project.Kind != ProjectKind.Consumer, changed);
            Follow(project => project.Kind == ProjectKind.Consumer, FindNames());
        }

        return [.. _projects.Where(IsAffected).Select(project => new AffectedProject(project, _reasons[project.Path]))];
    }

    private Dictionary<string, string> FindNames() => _projects
        .Where(project => project.Kind != ProjectKind.Consumer && IsAffected(project))
        .Select(project => project.Name)
        .Concat(_deleted)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    private void Follow(Func<RepositoryProject, bool> isAsked, Dictionary<string, string> names)
    {
        foreach (var project in _projects.Where(isAsked))
        {
            if (project.Dependencies is null)
            {
                Add(project, project.Kind == ProjectKind.Consumer
                    ? "Its packages cannot be told from its files."
                    : "It has no lock file, so its dependencies are unknown.");
            }
            else if (project.Dependencies.Where(names.ContainsKey).Min(StringComparer.Ordinal) is { } name)
            {
                Add(project, $"It depends on {names[name]}.");
            }
        }
    }

    private bool IsAffected(RepositoryProject project) => _reasons.ContainsKey(project.Path);
}
