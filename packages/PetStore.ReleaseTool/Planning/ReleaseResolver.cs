using NuGet.Packaging.Core;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Finds what releases depend on, out of the lock files at their release commits.</summary>
/// <param name="readTexts">Reads files by their object ids.</param>
internal sealed class ReleaseResolver(Func<IEnumerable<string>, Task<IReadOnlyDictionary<string, string>>> readTexts)
{
    /// <summary>Resolves the current releases of packages and of the packages that they depend on, one for each id.</summary>
    /// <param name="versions">The history.</param>
    /// <param name="ids">The packages to begin with, spelled as their folders.</param>
    /// <returns>In the order of <see cref="ReleaseOrder"/>.</returns>
    /// <exception cref="ReleaseException">A package breaks a convention, or a lock file cannot be read.</exception>
    public async Task<IReadOnlyList<ResolvedRelease>> ResolveCurrentAsync(VersionHistory versions, IEnumerable<string> ids)
    {
        var resolved = new Dictionary<string, ResolvedRelease>(StringComparer.OrdinalIgnoreCase);
        var frontier = ids.ToList();
        while (frontier.Count > 0)
        {
            var releases = CurrentReleases.Find(versions, frontier);
            foreach (var release in await ReadAsync([.. releases.Select(release => (versions, release))]))
            {
                resolved[release.Release.Id] = release;
            }

            frontier = [.. resolved.Values
                .SelectMany(release => release.Dependencies)
                .Select(dependency => dependency.Id)
                .Distinct()
                .Where(id => !resolved.ContainsKey(id) && versions.GetState(id).Exists)];
        }

        return ReleaseOrder.Sort([.. resolved.Values]);
    }

    /// <summary>Resolves releases and, again and again, the exact versions that they depend on.</summary>
    /// <param name="roots">Releases, each with the history that it was found in.</param>
    /// <returns>Each release once, in the order of <see cref="ReleaseOrder"/>.</returns>
    /// <exception cref="ReleaseException">A lock file is missing, cannot be read, or names no package.</exception>
    public async Task<IReadOnlyList<ResolvedRelease>> ResolveAllAsync(IEnumerable<(VersionHistory History, Release Release)> roots)
    {
        var resolved = new Dictionary<PackageIdentity, ResolvedRelease>();
        var frontier = roots.ToList();
        while (frontier.Count > 0)
        {
            frontier = [.. frontier
                .DistinctBy(each => ResolvedRelease.IdentityOf(each.Release))
                .Where(each => !resolved.ContainsKey(ResolvedRelease.IdentityOf(each.Release)))];
            var read = await ReadAsync(frontier);
            foreach (var release in read)
            {
                resolved.Add(release.Identity, release);
            }

            frontier = [.. frontier.Zip(read).SelectMany(pair => pair.Second.Dependencies.Select(dependency => (pair.First.History, dependency)))];
        }

        return ReleaseOrder.Sort([.. resolved.Values]);
    }

    private async Task<IReadOnlyList<ResolvedRelease>> ReadAsync(IReadOnlyList<(VersionHistory History, Release Release)> releases)
    {
        var blobs = releases.SelectMany(each => new[] { each.Release.State.LockFile, each.Release.State.Project }).OfType<string>();
        var texts = await readTexts(blobs);
        var problems = new List<Problem>();
        ResolvedRelease[] resolved =
        [
            .. releases.Select(each => new ResolvedRelease(each.Release, FindDependencies(each.History, each.Release, texts, problems))),
        ];
        return problems.Count == 0 ? resolved : throw new ReleaseException([.. problems.Distinct()]);
    }

    private static IReadOnlyList<Release> FindDependencies(
        VersionHistory history, Release release, IReadOnlyDictionary<string, string> texts, List<Problem> problems)
    {
        var found = release.State.Project is { } project ? PackageConventions.CheckProject(release.Id, texts[project]) : [];
        problems.AddRange(found.Append(release.State.Options.Problem).OfType<Problem>().Select(problem =>
            release.State.Options == history.GetState(release.Id).Options ? problem : Problems.InRelease(release.ToString(), release.Commit, problem)));

        if (release.State.LockFile is not { } lockFile)
        {
            problems.Add(Problems.MissingLockFile(release.Id, release.Commit));
            return [];
        }

        var dependencies = new List<Release>();
        foreach (var name in ReadProjects(release, texts[lockFile], problems))
        {
            if (history.FindAt(name, release.Position) is { } dependency)
            {
                dependencies.Add(dependency);
            }
            else
            {
                problems.Add(Problems.UnknownDependency(release.Id, release.Commit, name));
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
            problems.Add(Problems.UnreadableLockFile(release.Id, release.Commit, exception.Message));
            return new HashSet<string>();
        }
    }
}
