namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class ReleaseSequenceTests(ReleaseSequence sequence) : IClassFixture<ReleaseSequence>
{
    [Fact]
    public void The_first_publish_publishes_every_package()
    {
        Assert.Equal(
            ["Acme.Solo 1.0.1 publish", "Acme.Text 1.0.1 publish", "Acme.Json 1.0.1 publish"], sequence.Plan("before the first publish"));
        Assert.Equal(0, sequence.Run("first publish").Status);
        Assert.Equal(
            "Published 3 of 3 packages; artifacts/feed now holds all of them.",
            sequence.Run("first publish").Output.Trim());
    }

    [Fact]
    public void Redirected_progress_is_one_plain_line_for_each_step()
    {
        var steps = sequence.Run("first publish").Error.ReplaceLineEndings("\n").Trim().Split('\n');

        Assert.StartsWith("Building Acme.Solo 1.0.1, Acme.Text 1.0.1, Acme.Json 1.0.1 from ", steps[0]);
        Assert.Equal(
            ["Published Acme.Solo 1.0.1 (1 of 3)", "Published Acme.Text 1.0.1 (2 of 3)", "Published Acme.Json 1.0.1 (3 of 3)"], steps[1..]);
    }

    [Fact]
    public void The_second_publish_does_nothing() =>
        Assert.Equal(
            "Nothing to do: artifacts/feed holds all 3 packages.", sequence.Run("second publish").Output.Trim());

    [Fact]
    public void A_commit_to_one_package_releases_that_one_alone() =>
        Assert.Equal(
            ["Acme.Solo 1.0.2 publish", "Acme.Text 1.0.1 keep", "Acme.Json 1.0.1 keep"],
            sequence.Plan("a commit to Acme.Solo"));

    [Fact]
    public void A_central_package_version_moves_only_the_packages_that_use_it() =>
        Assert.Equal(
            ["Acme.Solo 1.0.2 publish", "Acme.Text 1.0.1 keep", "Acme.Json 1.0.2 publish"], sequence.Plan("a central package version"));

    [Fact]
    public void A_dependent_is_not_released_when_its_dependency_changes() =>
        Assert.Equal(
            ["Acme.Solo 1.0.2 publish", "Acme.Text 1.0.1 keep", "Acme.Json 1.0.2 publish", "Acme.Text 1.0.2 publish"],
            sequence.Plan("a commit to a dependency"));

    [Fact]
    public void A_shared_build_file_releases_all() =>
        Assert.Equal(
            ["Acme.Solo 1.0.3 publish", "Acme.Text 1.0.3 publish", "Acme.Json 1.0.3 publish"], sequence.Plan("a shared build file"));

    [Fact]
    public void Tests_and_the_root_README_release_nothing() =>
        Assert.Equal(sequence.Plan("a shared build file"), sequence.Plan("README and tests"));

    [Fact]
    public void A_pinned_version_is_published_beside_the_current_ones() =>
        Assert.Equal(
            ["Acme.Solo 1.0.3 publish", "Acme.Text 1.0.1 keep", "Acme.Text 1.0.3 publish", "Acme.Json 1.0.3 publish"],
            sequence.Run("publish with a consumer").ReadReleases());

    [Fact]
    public void A_consumer_on_an_older_version_restores_and_runs() =>
        Assert.Equal("one", sequence.ConsumerOutput("Acme.Text 1.0.1"));

    [Fact]
    public void A_consumer_that_toggles_between_versions_changes_its_output() =>
        Assert.Equal(
            ("two", "one"),
            (sequence.ConsumerOutput("Acme.Text 1.0.3"), sequence.ConsumerOutput("Acme.Text 1.0.1 again")));

    [Fact]
    public void A_lost_feed_is_rebuilt_byte_for_byte_by_a_detached_clone_with_another_remote()
    {
        Assert.Equal(0, sequence.Run("publish to a lost feed").Status);
        Assert.Equal(4, sequence.FeedRebuilt.Keys.Count(path => path.EndsWith(".nupkg", StringComparison.Ordinal)));
        Assert.All(sequence.FeedRebuilt, file => Assert.Equal(sequence.FeedBefore[file.Key], file.Value));
    }

    [Fact]
    public void Changed_bytes_are_found_and_named()
    {
        Assert.Equal(1, sequence.Run("verify changed bytes").Status);
        Assert.Contains("lib/net10.0/added.txt: only on the feed", sequence.Run("verify changed bytes").Output);
    }

    [Fact]
    public void Everything_on_the_feed_is_verified_in_one_run()
    {
        var run = sequence.Run("verify everything");

        Assert.Equal(1, run.Status);
        Assert.Matches(@"Acme\.Text +1\.0\.1 +[0-9a-f]{7} +differs", run.Output);
        Assert.Equal(3, run.Output.Split("equal").Length - 1);
        Assert.Contains(
            "3 of 4 packages on artifacts/feed are what their commits build.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lock_files_are_verified_without_the_feed_and_a_changed_hash_is_found()
    {
        var run = sequence.Run("verify lock files");

        Assert.Equal(1, run.Status);
        Assert.Matches(
            @"\A\S.*App.packages\.lock\.json:\s+Acme\.Text 1\.0\.1: built from [0-9a-f]{7}, content hash equal\.\s+"
            + @"\S.*changed\.lock\.json:\s+Acme\.Text 1\.0\.1: built from [0-9a-f]{7}, content hash differs: "
            + @"the lock file says A\S+, the commit builds \S+\s+\z",
            run.Output);
    }

    [Fact]
    public void A_release_branch_gets_a_fix_for_an_older_line() =>
        Assert.Equal(["Acme.Solo 1.0.2-fix publish"], sequence.Run("publish from a release branch").ReadReleases());

    [Fact]
    public void A_reverted_version_bump_is_refused()
    {
        Assert.Equal(1, sequence.Run("publish of a reverted version").Status);
        Assert.StartsWith(
            "error PSR2001: packages/Acme.Solo: version '1.0.1' was made by "
                + "commit ", sequence.Run("publish of a reverted version").Error);
    }
}
