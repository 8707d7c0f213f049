using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Finds the dependencies of releases in the lock files at their release commits.</summary>
internal sealed class ReleaseResolver(IRepository repository)
{
    /// <summary>
    /// Resolves the current releases of packages and of the packages that they depend on, one for each id.
    /// </summary>
    /// <param name="versions">The history.</param>
    /// <param name="packages">The packages to begin with.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <returns>In the order of <see cref="ReleaseOrder"/>; what depends on a refused release is refused too.</returns>
    public async Task<IReadOnlyList<ResolvedRelease>> ResolveCurrentAsync(
        VersionHistory versions, IEnumerable<Package> packages, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<string, ResolvedRelease>(StringComparer.OrdinalIgnoreCase);
        var frontier = packages.ToList();
        while (frontier.Count > 0)
        {
            foreach (var release in await ReadAsync(CurrentReleases.Find(versions, frontier), cancellationToken))
            {
                resolved[release.Package.Id] = release;
            }

            frontier = [.. resolved.Values
                .SelectMany(release => release.Dependencies)
                .Select(dependency => dependency.Package)
                .Distinct()
                .Where(package => !resolved.ContainsKey(package.Id) && versions.GetState(package.Id).Exists)];
        }

        return RefuseDependents(ReleaseOrder.Sort([.. resolved.Values]));
    }

    /// <summary>Resolves releases and, repeatedly, the exact versions that they depend on.</summary>
    /// <param name="targets">What the feed should hold. The same release may be listed twice.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <returns>
    /// Each release once, in the order of <see cref="ReleaseOrder"/>; what depends on a refused release is refused too.
    /// </returns>
    public async Task<IReadOnlyList<ResolvedRelease>> ResolveAllAsync(
        IEnumerable<ReleaseTarget> targets, CancellationToken cancellationToken)
    {
        var resolved = new Dictionary<PackageIdentity, ResolvedRelease>();
        var frontier = targets.ToList();
        while (frontier.Count > 0)
        {
            frontier = [.. frontier
                .GroupBy(target => new PackageIdentity(target.Package.Id, target.Version))
                .Where(group => !resolved.ContainsKey(group.Key))
                .Select(Merge)];
            var read = await ReadAsync(frontier, cancellationToken);
            foreach (var release in read)
            {
                resolved.Add(release.Identity, release);
            }

            // A refused release is not published, so it needs no dependencies.
            frontier = [.. frontier.Zip(read).Where(pair => !pair.Second.IsRefused).SelectMany(pair =>
                pair.Second.Dependencies.Select(
                    dependency => ReleaseTarget.Create(pair.First.History, dependency, [])))];
        }

        return RefuseDependents(ReleaseOrder.Sort([.. resolved.Values]));
    }

    // A pin may name a current release: the problems of both count.
    private static ReleaseTarget Merge(IEnumerable<ReleaseTarget> targets)
    {
        ReleaseTarget[] all = [.. targets];
        return all[0] with { Problems = [.. all.SelectMany(target => target.Problems).Distinct()] };
    }

    private async Task<IReadOnlyList<ResolvedRelease>> ReadAsync(
        IReadOnlyList<ReleaseTarget> targets, CancellationToken cancellationToken)
    {
        var states = targets.Select(target => target.Release?.State).OfType<PackageState>();
        var texts = await repository.ReadTextsAsync(
            states.SelectMany(state => new[] { state.LockFile, state.Project }).OfType<string>(), cancellationToken);
        return [.. targets.Select(target => Resolve(target, texts))];
    }

    private static ResolvedRelease Resolve(ReleaseTarget target, IReadOnlyDictionary<string, string> texts)
    {
        if (target.Release is not { } release)
        {
            return new ResolvedRelease(target.Package, target.Version, null, [], target.Problems);
        }

        var problems = target.Problems.Concat(CheckRelease(target.History, release, texts)).ToList();
        var dependencies = FindDependencies(target.History, release, texts, problems);
        return new ResolvedRelease(release.Package, release.Version, release, dependencies, [.. problems.Distinct()]);
    }

    private static IEnumerable<Problem> CheckRelease(
        VersionHistory history, Release release, IReadOnlyDictionary<string, string> texts)
    {
        var isCurrent = release.State.Options == history.GetState(release.Id).Options;
        var names = release.State.Project is { } project
            ? PackageRequirements.CheckProject(release.Package, texts[project])
            : [];
        return names.Append(release.State.Options.Problem).OfType<Problem>().Select(problem =>
            isCurrent ? problem : RepositoryProblems.InRelease(release.ToString(), release.Commit, problem));
    }

    private static IReadOnlyList<Release> FindDependencies(
        VersionHistory history, Release release, IReadOnlyDictionary<string, string> texts, List<Problem> problems)
    {
        if (release.State.LockFile is not { } lockFile)
        {
            problems.Add(RepositoryProblems.MissingLockFile(release.Package.Folder, release.Commit));
            return [];
        }

        var dependencies = new List<Release>();
        foreach (var name in ReadProjects(release, texts[lockFile], problems))
        {
            if (history.FindAt(name, release.Position) is { } dependency)
            {
                dependencies.Add(dependency);
                if (history.FindRepeatedVersion(name, release.Position) is { } repeated)
                {
                    problems.Add(PlanProblems.RefusedDependency(release.ToString(), dependency.ToString(), repeated));
                }
            }
            else
            {
                problems.Add(RepositoryProblems.UnknownDependency(release.Package.Folder, release.Commit, name));
            }
        }

        return [.. dependencies.OrderBy(dependency => dependency.Id, StringComparer.Ordinal)];
    }

    private static IReadOnlySet<string> ReadProjects(Release release, string text, List<Problem> problems)
    {
        try
        {
            return LockFile.ReadProjects(text);
        }
        catch (FormatException exception)
        {
            problems.Add(
                RepositoryProblems.UnreadableLockFile(release.Package.Folder, release.Commit, exception.Message));
            return new HashSet<string>();
        }
    }

    // The releases are in order, so a dependency is decided before its dependents.
    private static List<ResolvedRelease> RefuseDependents(IReadOnlyList<ResolvedRelease> releases)
    {
        var refused = new Dictionary<PackageIdentity, ResolvedRelease>();
        var result = new List<ResolvedRelease>(releases.Count);
        foreach (var release in releases)
        {
            var decided = !release.IsRefused
                && release.Dependencies.FirstOrDefault(
                    dependency => refused.ContainsKey(dependency.Identity)) is { } dependency
                    ? release.Refuse(PlanProblems.RefusedDependency(
                        release.ToString(), dependency.ToString(), refused[dependency.Identity].Problems[0]))
                    : release;
            result.Add(decided);
            if (decided.IsRefused)
            {
                refused[decided.Identity] = decided;
            }
        }

        return result;
    }
}
