using System.Text.RegularExpressions;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The commits that may be published: those on the first-parent chain of a ref that matches <c>publicReleaseRefSpec</c>.</summary>
internal sealed class PublicCommits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly VersionHistory _versions;
    private readonly Dictionary<string, IReadOnlySet<string>> _commits = new(StringComparer.Ordinal);

    private PublicCommits(VersionHistory versions) => _versions = versions;

    /// <summary>Reads them.</summary>
    /// <param name="versions">The history of HEAD, whose version.json files hold the rules.</param>
    /// <param name="releases">The releases that will be asked for.</param>
    /// <param name="readCommits">Reads the commits that a set of patterns over ref names allows.</param>
    public static async Task<PublicCommits> ReadAsync(
        VersionHistory versions,
        IEnumerable<Release> releases,
        Func<IReadOnlyList<Regex>, Task<IReadOnlySet<string>>> readCommits)
    {
        var commits = new PublicCommits(versions);
        foreach (var refSpecs in releases.Select(commits.GetRefSpecs).DistinctBy(KeyOf))
        {
            var patterns = refSpecs.Select(refSpec => new Regex(refSpec, RegexOptions.CultureInvariant, Patience));
            try
            {
                commits._commits[KeyOf(refSpecs)] = await readCommits([.. patterns]);
            }
            catch (RegexMatchTimeoutException exception)
            {
                throw new ReleaseException(Problems.UnreadableVersionFile(
                    PackageLayout.VersionFileName, $"'publicReleaseRefSpec' holds '{exception.Pattern}', which takes too long", "a simpler pattern"));
            }
        }

        return commits;
    }

    public bool Contains(Release release) => _commits[KeyOf(GetRefSpecs(release))].Contains(release.Commit);

    /// <summary>The rules for a package as HEAD states them.</summary>
    public IReadOnlyList<string> GetRefSpecs(Release release) =>
        (_versions.GetState(release.Id) is { Exists: true } state ? state.Options : _versions.Shared).PublicReleaseRefSpecs;

    private static string KeyOf(IReadOnlyList<string> refSpecs) => string.Join('\0', refSpecs);
}
