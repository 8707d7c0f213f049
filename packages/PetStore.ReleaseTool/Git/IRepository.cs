using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Git;

/// <summary>What versions and plans are computed from.</summary>
internal interface IRepository
{
    RepositoryLayout Layout { get; }

    /// <summary>Resolves a branch, a tag or an abbreviated id to a commit.</summary>
    /// <exception cref="Problems.ReleaseException">It names no commit.</exception>
    Task<string> ResolveAsync(string revision, CancellationToken cancellationToken);

    /// <summary>Reads a commit and all its ancestors.</summary>
    Task<CommitHistory> ReadHistoryAsync(string commit, CancellationToken cancellationToken);

    /// <summary>Reads the content of files by their object ids.</summary>
    /// <returns>
    /// The texts by object id, without a byte order mark; one longer than <see cref="RepositoryLayout.MaxTextLength"/>
    /// may be cut off after that length.
    /// </returns>
    Task<IReadOnlyDictionary<string,
    string>> ReadTextsAsync(IEnumerable<string> blobs, CancellationToken cancellationToken);

    /// <summary>
    /// Finds the commits on the first-parent chain of every ref that matches, local or remote-tracking.
    /// </summary>
    /// <param name="refSpecs">Regular expressions over full ref names such as <c>refs/heads/main</c>.</param>
    /// <param name="cancellationToken">Ends git.</param>
    Task<IReadOnlySet<string>> ReadPublicCommitsAsync(
        IReadOnlyList<Regex> refSpecs, CancellationToken cancellationToken);
}
