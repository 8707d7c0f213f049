using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.History;

/// <summary>Reads the versions of commits, each commit once.</summary>
internal sealed class VersionReader(IRepository repository)
{
    private readonly Dictionary<string, VersionHistory> _histories = new(StringComparer.Ordinal);

    /// <summary>Counts the versions of all packages at a commit.</summary>
    /// <param name="revision">A branch, a tag, or a full or abbreviated id.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <exception cref="Problems.ReleaseException">The revision names no commit.</exception>
    public async Task<VersionHistory> ReadAsync(string revision, CancellationToken cancellationToken)
    {
        var commit = await repository.ResolveAsync(revision, cancellationToken);
        if (!_histories.TryGetValue(commit, out var history))
        {
            // The first file that the JSON reader reads takes it as long as thousands of others: it does that while git
            // reads.
            var preparation = Task.Run(VersionFile.Prepare, cancellationToken);
            var commits = await repository.ReadHistoryAsync(commit, cancellationToken);
            await preparation;
            history = VersionCalculator.Calculate(commits);
            _histories.Add(commit, history);
        }

        return history;
    }

    /// <summary>
    /// Reads a history that has a release on its line: one that was read before, or that of the release commit.
    /// </summary>
    public async Task<VersionHistory> ReadWithAsync(Release release, CancellationToken cancellationToken) =>
        _histories.Values.FirstOrDefault(history => history.FindCommit(release.Position) == release.Commit)
        ?? await ReadAsync(release.Commit, cancellationToken);
}
