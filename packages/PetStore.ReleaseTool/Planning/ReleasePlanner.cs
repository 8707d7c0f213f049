using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Compares what git says with what the feed holds. It decides alone by what it is given.</summary>
internal static class ReleasePlanner
{
    /// <summary>Plans.</summary>
    /// <param name="releases">What the feed is to hold, in order.</param>
    /// <param name="contents">What the feed says of each package that is asked for.</param>
    /// <param name="summaries">The release commits, by id.</param>
    /// <param name="publicCommits">The commits that may be published, by the rules of each package.</param>
    /// <returns>For every release what is to be done and why.</returns>
    /// <exception cref="ReleaseException">Something cannot be published; all that is wrong is named.</exception>
    public static IReadOnlyList<PlannedRelease> Plan(
        IReadOnlyList<ResolvedRelease> releases,
        FeedContents contents,
        IReadOnlyDictionary<string, CommitSummary> summaries,
        PublicCommits publicCommits)
    {
        var problems = new List<Problem>();
        var planned = new List<PlannedRelease>(releases.Count);
        foreach (var resolved in releases)
        {
            var release = resolved.Release;
            var onFeed = contents.Find(resolved.Identity);
            var damage = contents.FindDamage(resolved.Identity);
            if (onFeed is not null && onFeed.Commit != release.Commit)
            {
                problems.Add(Problems.OtherCommit(release.Id, release.Version, onFeed.Commit, release.Commit));
            }

            if (onFeed is null && damage is null && !publicCommits.Contains(release))
            {
                problems.Add(Problems.NotPublic(release.Id, release.Version, release.Commit, publicCommits.GetRefSpecs(release)));
            }

            if (resolved.FindPrereleaseProblem() is { } prerelease)
            {
                problems.Add(prerelease);
            }

            planned.Add(new PlannedRelease(
                resolved,
                damage is not null ? PlanAction.Refuse : onFeed is null ? PlanAction.Publish : PlanAction.Keep,
                contents.FindLatest(release.Id),
                Explain(release, onFeed is not null, summaries[release.Commit]),
                SkipMarks.AreIn(summaries[release.Commit]),
                damage));
        }

        return problems.Count == 0 ? planned : throw new ReleaseException([.. problems.Distinct()]);
    }

    private static string Explain(Release release, bool isOnFeed, CommitSummary summary) =>
        $"{(isOnFeed ? "The feed has it" : "The feed lacks it")}; made by {(release.IsMerge ? "the merge " : "")}{Problems.Short(release.Commit)} "
        + $"'{PrintableText.Of(summary.Subject)}' ({PrintableText.Of(release.State.Cause ?? "a version.json")}).";
}
