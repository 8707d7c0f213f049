using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Releases that are built together.</summary>
/// <param name="Releases">From the oldest release commit to the newest, dependencies before dependents.</param>
/// <param name="First">The number of the first one among all that a run has to publish; 1 for the first.</param>
/// <param name="Total">How many the run has to publish.</param>
internal sealed record ReleaseBatch(IReadOnlyList<ResolvedRelease> Releases, int First, int Total)
{
    /// <summary>The most packages of a batch: they bound the memory of MSBuild.</summary>
    public const int MaxPackages = 50;

    /// <summary>The most release commits of a batch: they bound the checkouts on the disk.</summary>
    public const int MaxCommits = 12;

    /// <summary>Divides releases into batches.</summary>
    /// <param name="releases">Dependencies before dependents.</param>
    public static IReadOnlyList<ReleaseBatch> Divide(IReadOnlyList<ResolvedRelease> releases)
    {
        // What a release depends on was released by an earlier commit or by the same one.
        ResolvedRelease[] ordered = [.. releases.OrderBy(release => release.Release!.Position)];
        var batches = new List<ReleaseBatch>();
        var first = 1;
        foreach (var part in Split(ordered, release => release.Release!.Commit))
        {
            batches.Add(new ReleaseBatch(part, first, ordered.Length));
            first += part.Length;
        }

        return batches;
    }

    /// <summary>Splits releases into the parts that are built together.</summary>
    /// <param name="releases">From the oldest release commit to the newest.</param>
    /// <param name="commitOf">Gets the release commit of a release.</param>
    public static IEnumerable<T[]> Split<T>(IReadOnlyList<T> releases, Func<T, string> commitOf)
    {
        for (var start = 0; start < releases.Count;)
        {
            var commits = new HashSet<string>(StringComparer.Ordinal);
            T[] part = [.. releases
                .Skip(start)
                .Take(MaxPackages)
                .TakeWhile(release => commits.Contains(commitOf(release))
                    || (commits.Count < MaxCommits && commits.Add(commitOf(release))))];
            yield return part;
            start += part.Length;
        }
    }

    /// <summary>
    /// Describes what is built, a line for each commit, with the place of its packages among all: "(3-4 of 9)".
    /// </summary>
    /// <param name="built">The releases of the batch that are built.</param>
    public IEnumerable<string> Describe(IReadOnlyCollection<ResolvedRelease> built) =>
        from release in Releases.Index()
        where built.Contains(release.Item)
        group release by release.Item.Release!.Commit into commit
        let first = commit.First().Index + First
        let last = commit.Last().Index + First
        let packages = string.Join(", ", commit.Select(release => release.Item))
        select $"Building {packages} from {DisplayText.Short(commit.Key)} "
            + $"({(first == last ? $"{first}" : $"{first}-{last}")} of {Total})";
}
