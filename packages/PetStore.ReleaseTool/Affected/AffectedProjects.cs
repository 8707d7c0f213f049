using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Affected;

/// <summary>Finds what a change can break. It decides alone by what it is given.</summary>
/// <remarks>
/// A file that is no input of a package or of a project below <c>tests/</c> counts for all of the latter, because git alone does not tell
/// who reads it; below <c>consumers/</c> it counts for its consumer, or for all. The central package versions are the exception: the lock
/// files say who uses them.
/// </remarks>
internal sealed class AffectedProjects
{
    private readonly IReadOnlyList<RepositoryProject> _projects;
    private readonly SortedSet<string> _gone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);

    private AffectedProjects(IReadOnlyList<RepositoryProject> projects) => _projects = projects;

    /// <summary>Finds what depends on the changed files.</summary>
    /// <param name="projects">All projects of the repository.</param>
    /// <param name="paths">The changed files, relative to the root, with '/'.</param>
    /// <returns>In the order of <paramref name="projects"/>.</returns>
    public static IReadOnlyList<AffectedProject> FindByPaths(IReadOnlyList<RepositoryProject> projects, IReadOnlyList<string> paths)
    {
        var affected = new AffectedProjects(projects);
        string[] nobodys = [.. paths.Where(path => path != PackageLayout.CentralVersionsName && !projects.Any(project => project.Kind != ProjectKind.Consumer && project.Inputs.Contains(path)))];
        string[] ofConsumers = [.. nobodys.Where(path => IsForConsumers(path) && !projects.Any(project => project.Inputs.Contains(path)))];
        affected.AddGone(nobodys);
        foreach (var project in projects)
        {
            if (paths.FirstOrDefault(project.Inputs.Contains) is { } own)
            {
                affected.Add(project, $"'{PrintableText.Of(own)}' changed.");
            }
            else if (project.Kind != ProjectKind.Package && (project.Kind == ProjectKind.Consumer ? ofConsumers : nobodys).FirstOrDefault() is { } shared)
            {
                affected.Add(project, $"'{PrintableText.Of(shared)}' changed, and may be read by any of them.");
            }
        }

        return affected.FindDependents();
    }

    /// <summary>Finds what depends on packages, these included.</summary>
    /// <returns>In the order of <paramref name="projects"/>.</returns>
    /// <exception cref="ReleaseException">An id is no package's.</exception>
    public static IReadOnlyList<AffectedProject> FindByPackages(IReadOnlyList<RepositoryProject> projects, IReadOnlyList<string> ids)
    {
        var packages = projects.Where(project => project.Kind == ProjectKind.Package).ToDictionary(project => project.Name, StringComparer.OrdinalIgnoreCase);
        Problem[] problems = [.. ids.Where(id => !packages.ContainsKey(id)).Select(id => Problems.UnknownPackage(id, packages.Keys.Order(StringComparer.Ordinal)))];
        if (problems.Length > 0)
        {
            throw new ReleaseException(problems);
        }

        var affected = new AffectedProjects(projects);
        foreach (var id in ids)
        {
            affected.Add(packages[id], "It was asked for.");
        }

        return affected.FindDependents();
    }

    private static bool IsForConsumers(string path) => path.StartsWith(ConsumerProjects.Folder + "/", StringComparison.Ordinal);

    // A package that is deleted has no project any more, but others may still name it.
    private void AddGone(IEnumerable<string> nobodys)
    {
        foreach (var path in nobodys)
        {
            if (PackageLayout.TrySplit(path, out var id, out _))
            {
                _gone.Add(id.ToString());
            }
        }
    }

    private void Add(RepositoryProject project, string reason) => _reasons.TryAdd(project.Path, reason);

    private List<AffectedProject> FindDependents()
    {
        if (_reasons.Count > 0 || _gone.Count > 0)
        {
            // A lock file names what a project depends on transitively, so one step is enough; a consumer names what it asks for alone.
            var changed = FindNames();
            Follow(project => project.Kind != ProjectKind.Consumer, changed);
            Follow(project => project.Kind == ProjectKind.Consumer, FindNames());
        }

        return [.. _projects.Where(IsAffected).Select(project => new AffectedProject(project, _reasons[project.Path]))];
    }

    private Dictionary<string, string> FindNames() => _projects
        .Where(project => project.Kind != ProjectKind.Consumer && IsAffected(project))
        .Select(project => project.Name)
        .Concat(_gone)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    private void Follow(Func<RepositoryProject, bool> isAsked, Dictionary<string, string> names)
    {
        foreach (var project in _projects.Where(isAsked))
        {
            if (project.Dependencies is null)
            {
                Add(project, "It has no lock file, so git does not tell what it depends on.");
            }
            else if (project.Dependencies.Where(names.ContainsKey).Min(StringComparer.Ordinal) is { } name)
            {
                Add(project, $"It depends on {names[name]}.");
            }
        }
    }

    private bool IsAffected(RepositoryProject project) => _reasons.ContainsKey(project.Path);
}
