using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A repository whose history is written as text, as <see cref="TextHistory"/> reads it.</summary>
/// <remarks>The object id of a file is its content. The history of a commit ends at that commit.</remarks>
internal sealed class TextRepository(string text = "") : IRepository
{
    public RepositoryLayout Layout { get; } = new();

    /// <summary>Gets the commits that each set of ref patterns allows; all of them by default.</summary>
    public Func<IReadOnlyList<Regex>, IReadOnlySet<string>>? PublicCommits { get; init; }

    public VersionHistory Versions => TextHistory.Calculate(text);

    public Task<string> ResolveAsync(string revision, CancellationToken cancellationToken) => Task.FromResult(revision);

    public Task<CommitHistory> ReadHistoryAsync(string commit, CancellationToken cancellationToken) =>
        Task.FromResult(TextHistory.CutAfter(TextHistory.Parse(text), commit));

    public Task<IReadOnlyDictionary<string, string>> ReadTextsAsync(
        IEnumerable<string> blobs, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(blobs.Distinct().ToDictionary(content => content));

    public Task<IReadOnlySet<string>> ReadPublicCommitsAsync(
        IReadOnlyList<Regex> refSpecs, CancellationToken cancellationToken) =>
        Task.FromResult(PublicCommits?.Invoke(refSpecs) ?? new HashSet<string>());
}
