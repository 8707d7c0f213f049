using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>
/// The commits that may be published: those on the first-parent chain of a ref that matches
/// <c>publicReleaseRefSpec</c>.
/// </summary>
internal sealed class PublicCommits
{
    private static readonly TimeSpan _matchTimeout = TimeSpan.FromSeconds(1);
    private readonly VersionHistory _versions;
    private readonly Dictionary<string, IReadOnlySet<string>> _commits = new(StringComparer.Ordinal);

    private PublicCommits(VersionHistory versions) => _versions = versions;

    /// <summary>Reads the commits that may be published.</summary>
    /// <param name="versions">The history of HEAD, whose version.json files hold the rules.</param>
    /// <param name="releases">The releases that will be asked for.</param>
    /// <param name="repository">The clone.</param>
    /// <param name="cancellationToken">Ends git.</param>
    public static async Task<PublicCommits> ReadAsync(
        VersionHistory versions, IEnumerable<Release> releases, IRepository repository,
        CancellationToken cancellationToken)
    {
        var commits = new PublicCommits(versions);
        foreach (var refSpecs in releases.Select(commits.GetRefSpecs).DistinctBy(KeyOf))
        {
            var patterns = refSpecs.Select(refSpec => new Regex(refSpec, RegexOptions.CultureInvariant, _matchTimeout));
            try
            {
                commits._commits[KeyOf(refSpecs)] = await repository.ReadPublicCommitsAsync(
                    [.. patterns], cancellationToken);
            }
            catch (RegexMatchTimeoutException exception)
            {
                throw new ReleaseException(
                    RepositoryProblems.SlowRefSpec(RepositoryLayout.VersionFileName, exception.Pattern));
            }
        }

        return commits;
    }

    public bool Contains(Release release) => _commits[KeyOf(GetRefSpecs(release))].Contains(release.Commit);

    /// <summary>
    /// Gets the rules for a package at HEAD. If its version.json cannot be read there, an older release is published
    /// by the rules of its own commit.
    /// </summary>
    public IReadOnlyList<string> GetRefSpecs(Release release) =>
        (_versions.GetState(release.Id) switch
        {
            { Exists: false } => _versions.Shared,
            { Options.Failure: null } state => state.Options,
            _ => release.State.Options,
        }).PublicReleaseRefSpecs;

    private static string KeyOf(IReadOnlyList<string> refSpecs) => string.Join('\0', refSpecs);
}
