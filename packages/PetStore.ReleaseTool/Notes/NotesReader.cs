using NuGet.Versioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Notes;

/// <summary>Reads from git what changed in a release. The notes depend on nothing but its commit.</summary>
internal sealed class NotesReader(GitRepository repository, VersionReader versions)
{
    /// <summary>Reads what changed since the version before.</summary>
    /// <param name="release">The release.</param>
    /// <param name="cancellationToken">Ends git.</param>
    public async Task<ReleaseNotes> ReadAsync(Release release, CancellationToken cancellationToken)
    {
        var history = await versions.ReadWithAsync(release, cancellationToken);
        return await ReadAsync(history, release, history.FindBefore(release), cancellationToken);
    }

    /// <summary>Reads what changed since an earlier release.</summary>
    /// <param name="history">A history that has both on its line.</param>
    /// <param name="release">The release.</param>
    /// <param name="from">The earlier release; null to begin with the first commit.</param>
    /// <param name="cancellationToken">Ends git.</param>
    public async Task<ReleaseNotes> ReadAsync(
        VersionHistory history, Release release, Release? from, CancellationToken cancellationToken)
    {
        string[] commits = [.. history.FindCommits(release.Id, (from?.Position ?? -1) + 1, release.Position).Reverse()];
        var summaries = await repository.ReadSummariesAsync(commits, cancellationToken);
        return new ReleaseNotes(
            release.Id,
            from?.Version,
            release.Version,
            [.. commits.Select(commit => new NotedCommit(commit, Clean(summaries[commit].Subject)))],
            from is null ? [] : await ReadDependenciesAsync(history, release, from, cancellationToken));
    }

    private async Task<IReadOnlyList<RaisedDependency>> ReadDependenciesAsync(
        VersionHistory history, Release release, Release from, CancellationToken cancellationToken)
    {
        if (release.State.LockFile is not { } newer || from.State.LockFile is not { } older)
        {
            return [];
        }

        var texts = await repository.ReadTextsAsync([newer, older], cancellationToken);
        var now = ReadVersions(history, release, texts[newer]);
        var before = ReadVersions(history, from, texts[older]);
        return [.. before
            .Where(dependency => now.TryGetValue(dependency.Key, out var version) && version != dependency.Value)
            .Select(dependency => new RaisedDependency(dependency.Key, dependency.Value, now[dependency.Key]))];
    }

    // Third-party packages have their version in the lock file; those of the repository, at the release commit.
    private static SortedDictionary<string,
    NuGetVersion> ReadVersions(VersionHistory history, Release release, string text)
    {
        var found = new SortedDictionary<string,
        NuGetVersion>(LockedVersions.Read(text).ToDictionary(), StringComparer.Ordinal);
        foreach (var name in ReadProjects(text))
        {
            if (history.FindAt(name, release.Position) is { } dependency)
            {
                found[dependency.Id] = dependency.Version;
            }
        }

        return found;
    }

    private static IReadOnlySet<string> ReadProjects(string text)
    {
        try
        {
            return LockFile.ReadProjects(text);
        }
        catch (FormatException)
        {
            // The plan refuses such a release; its notes need not.
            return new HashSet<string>();
        }
    }

    // A nuspec is XML, which has no place for these two.
    private static string Clean(string subject) =>
        DisplayText.Sanitize(subject).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
}
