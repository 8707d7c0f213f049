namespace PetStore.ReleaseTool.Planning;

/// <summary>A version that its own pipeline should have published, and did not.</summary>
internal static class PublishGap
{
    /// <summary>Says why, as far as git and the working tree tell.</summary>
    /// <param name="planned">A release that the feed lacked.</param>
    /// <param name="pipeline">The path of the package's pipeline, relative to the root.</param>
    /// <param name="hasPipeline">Whether that file is there.</param>
    public static string Describe(PlannedRelease planned, string pipeline, bool hasPipeline)
    {
        var release = planned.Resolved.Release;
        var why = !hasPipeline ? $"there is no {pipeline}; run 'petstore-release check --fix'"
            : planned.SkipsPipelines ? $"the message of commit {Problems.Short(release.Commit)} skips pipelines"
            : $"its pipeline did not run for commit {Problems.Short(release.Commit)}, failed, has an overridden trigger, or published only a later commit of the same run";
        return $"{release.Path}: version '{release.Version}' was not on the feed: {why}.";
    }
}
