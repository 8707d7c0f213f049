using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Compares the releases of git with the contents of the feed. It depends only on its arguments.</summary>
/// <param name="contents">What the feed holds of the packages that are asked for.</param>
/// <param name="summaries">The release commits, by id.</param>
/// <param name="publicCommits">The commits that may be published, by the rules of each package.</param>
internal sealed class ReleasePlanner(
    FeedContents contents, IReadOnlyDictionary<string, CommitSummary> summaries, PublicCommits publicCommits)
{
    /// <summary>Plans what to do with each release, and why.</summary>
    /// <param name="releases">What the feed should hold, dependencies before dependents.</param>
    public IReadOnlyList<PlannedRelease> Plan(IReadOnlyList<ResolvedRelease> releases)
    {
        var planned = new List<PlannedRelease>(releases.Count);
        var refused = new Dictionary<PackageIdentity, Problem>();
        foreach (var release in releases)
        {
            var decided = Plan(release, refused);
            planned.Add(decided);
            if (decided.Action == PlanAction.Refuse)
            {
                refused[release.Identity] = decided.Resolved.Problems[0];
            }
        }

        return planned;
    }

    private PlannedRelease Plan(ResolvedRelease resolved, Dictionary<PackageIdentity, Problem> refused)
    {
        if (resolved.Release is not { } release)
        {
            return new PlannedRelease(
                resolved, PlanAction.Refuse, contents.FindLatest(resolved.Package.Id), resolved.Problems[0].Text);
        }

        var onFeed = contents.Find(release.Identity);
        var judged = Judge(resolved, refused);
        var action = judged.IsRefused ? PlanAction.Refuse : onFeed is null ? PlanAction.Publish : PlanAction.Keep;
        return new PlannedRelease(
            judged,
            action,
            contents.FindLatest(release.Id),
            Explain(action, judged, summaries[release.Commit]),
            SkipMarks.AreIn(summaries[release.Commit]),
            action == PlanAction.Publish && !publicCommits.Contains(release)
                ? PlanProblems.NotPublic(
                    release.Package.Folder, release.Version, release.Commit, publicCommits.GetRefSpecs(release))
                : null);
    }

    private ResolvedRelease Judge(ResolvedRelease resolved, Dictionary<PackageIdentity, Problem> refused)
    {
        var release = resolved.Release!;
        var held = contents.Find(release.Identity);
        var difference = held is null ? null : HeldRelease.FindDifference(release, held);
        var isOnFeed = held is not null && difference is null;
        var problems = new List<Problem>(resolved.Problems);
        if (contents.FindDamage(release.Identity) is { } damage)
        {
            problems.Add(damage);
        }
        else if (difference is not null)
        {
            problems.Add(difference);
        }

        if (PrereleaseRule.Check(resolved) is { } prerelease)
        {
            problems.Add(prerelease);
        }

        // A release that the feed already has needs nothing from its dependencies.
        if (problems.Count == 0 && !isOnFeed
            && resolved.Dependencies.FirstOrDefault(
                dependency => refused.ContainsKey(dependency.Identity)) is { } dependency)
        {
            problems.Add(
                PlanProblems.RefusedDependency(
                    resolved.ToString(), dependency.ToString(), refused[dependency.Identity]));
        }

        return resolved with { Problems = [.. problems.Distinct()] };
    }

    private static string Explain(PlanAction action, ResolvedRelease resolved, CommitSummary summary) => action switch
    {
        PlanAction.Keep => $"The feed has it; {DescribeOrigin(resolved.Release!, summary)}",
        PlanAction.Publish => $"The feed lacks it; {DescribeOrigin(resolved.Release!, summary)}",
        PlanAction.Refuse => resolved.Problems[0].Text,
    };

    private static string DescribeOrigin(Release release, CommitSummary summary) =>
        $"made by {(release.IsMerge ? "the merge " : "")}{DisplayText.Short(release.Commit)} "
        + $"'{DisplayText.Sanitize(summary.Subject)}' "
        + $"({DisplayText.Sanitize(release.State.Cause ?? "a version.json")}).";
}
