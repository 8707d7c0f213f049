using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>Explains why a package's own pipeline did not publish a version.</summary>
internal static class PublishGap
{
    /// <summary>Describes each release that the feed lacked before this run.</summary>
    public static IEnumerable<string> Find(GitRepository repository, IEnumerable<PlannedRelease> missing) =>
        from release in missing
        let pipeline = repository.Layout.GetPipeline(release.Resolved.Package.Id)
        select Describe(release, pipeline, File.Exists(Path.Combine(repository.Root, pipeline)));

    /// <summary>Describes the most likely reason, as far as git and the working tree show it.</summary>
    /// <param name="planned">A release that the feed lacked.</param>
    /// <param name="pipeline">The path of the package's pipeline, relative to the root.</param>
    /// <param name="hasPipeline">Whether that file exists.</param>
    public static string Describe(PlannedRelease planned, string pipeline, bool hasPipeline)
    {
        var release = planned.Resolved.Release!;
        var commit = DisplayText.Short(release.Commit);
        var reason = !hasPipeline ? $"{pipeline} is missing; run 'petstore-release check --fix'"
            : planned.SkipsPipelines ? $"the message of commit {commit} skips pipelines"
            : $"its pipeline did not run for commit {commit}, failed, has an overridden trigger, "
              + "or published only a later commit of the same run";
        return $"{release.Package.Folder}: version '{release.Version}' was not on the feed: {reason}.";
    }
}
