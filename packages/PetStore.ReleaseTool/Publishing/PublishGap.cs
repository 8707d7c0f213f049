using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Explains why a package's own pipeline did not publish a version.</summary>
internal static class PublishGap
{
    /// <summary>Describes each release that the feed lacked before this run.</summary>
    /// <param name="repository">The clone, whose working tree has the pipelines.</param>
    /// <param name="head">The versions that were current once.</param>
    /// <param name="missing">The releases that the feed lacked.</param>
    public static IEnumerable<string> Find(
        GitRepository repository, VersionHistory head, IReadOnlyList<PlannedRelease> missing) =>
        from planned in missing
        let release = planned.Resolved.Release!
        let others = missing.Select(other => other.Resolved.Identity).ToHashSet()
        select $"{release.Package.Folder}: version '{release.Version}' was not on the feed: "
            + $"{FindReason(repository, planned)}.{DescribeSkipped(head, planned, others)}";

    // The most likely reason, as far as git, the feed and the working tree show it.
    private static string FindReason(GitRepository repository, PlannedRelease planned)
    {
        var release = planned.Resolved.Release!;
        var commit = DisplayText.Short(release.Commit);
        var pipeline = repository.Layout.GetPipeline(release.Package.Id);
        return planned.Latest is null ? "the feed had no version of this package"
            : !File.Exists(Path.Combine(repository.Root, pipeline))
            ? $"{pipeline} is missing; run 'petstore-release check --fix'"
            : planned.SkipsPipelines ? $"the message of commit {commit} skips pipelines"
            : $"its pipeline failed, has an overridden trigger, did not run for commit {commit}, "
                + "or has not finished yet";
    }

    // A run for several commits, or none for [skip ci], leaves these out, and nothing asks for them later.
    private static string DescribeSkipped(
        VersionHistory head, PlannedRelease planned, HashSet<PackageIdentity> published)
    {
        var release = planned.Resolved.Release!;
        if (planned.Latest is not { } latest || head.FindPackage(release.Id) is null)
        {
            return "";
        }

        string[] skipped =
        [
            .. head.GetVersions(release.Id)
                .Where(version => version > latest && version < release.Version
                    && !published.Contains(new PackageIdentity(release.Id, version)))
                .Distinct()
                .Order()
                .Select(version => version.ToString()),
        ];
        return skipped.Length == 0 ? ""
            : " Skipped for good, because only current and pinned versions are published: "
                + $"{DisplayText.List(skipped)}.";
    }
}
