using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class ReleasePlannerTests
{
    private const string Text =
        """
        a: X = 1.0; Y = 1.0; Y needs X
        b: X/a.cs
        """;

    private readonly MemoryFeed _feed = new();
    private readonly HashSet<string> _publicCommits = ["a", "b", "c", "m"];

    [Fact]
    public async Task What_the_feed_lacks_is_published_with_the_commit_and_the_file_that_made_it()
    {
        _feed.Add("X", "1.0.1", "a");

        var plan = await PlanAsync(Text, "X");

        var planned = Assert.Single(plan);
        Assert.Equal(PlanAction.Publish, planned.Action);
        Assert.Equal("1.0.1", planned.Latest?.ToString());
        Assert.Equal("The feed lacks it; made by b 'subject of b' (packages/X/a.cs).", planned.Reason);
    }

    [Fact]
    public async Task What_the_feed_has_from_the_same_commit_is_kept()
    {
        _feed.Add("X", "1.0.2", "b");

        var plan = await PlanAsync(Text, "X");

        var planned = Assert.Single(plan);
        Assert.Equal(PlanAction.Keep, planned.Action);
        Assert.Equal("The feed has it; made by b 'subject of b' (packages/X/a.cs).", planned.Reason);
    }

    [Fact]
    public async Task Nothing_on_the_feed_is_said_so()
    {
        var plan = await PlanAsync(Text, "X");

        Assert.Null(Assert.Single(plan).Latest);
    }

    [Fact]
    public async Task A_merge_is_named_as_the_reason()
    {
        var plan = await PlanAsync(
            """
            a: X = 1.0
            b: /README.md
            c < a: X/a.cs
            m < b c:
            """,
            "X");

        Assert.Equal("The feed lacks it; made by the merge m 'subject of m' (packages/X/a.cs).", Assert.Single(plan).Reason);
    }

    [Theory]
    [InlineData("a", "'a', but here it belongs to 'b'")]
    [InlineData(null, "'unknown', but here it belongs to 'b'")]
    public async Task Another_commit_on_the_feed_is_an_error(string? commit, string expected)
    {
        _feed.Add("X", "1.0.2", commit);

        var problem = Assert.Single(await FailAsync(Text, "X"));

        Assert.Equal("PSR2004", problem.Code);
        Assert.Contains($"version '1.0.2' on the feed was built from commit {expected}", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_on_no_public_branch_is_an_error_for_what_the_feed_lacks()
    {
        _publicCommits.Remove("b");

        var problem = Assert.Single(await FailAsync(Text, "X"));

        Assert.Equal("PSR2002", problem.Code);
        Assert.StartsWith("packages/X: version '1.0.2' belongs to commit b, ", problem.Text, StringComparison.Ordinal);
        Assert.Contains("(^refs/heads/main$, ^refs/heads/release/)", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_on_no_public_branch_is_no_error_for_what_the_feed_has()
    {
        _publicCommits.Remove("b");
        _feed.Add("X", "1.0.2", "b");

        var plan = await PlanAsync(Text, "X");

        Assert.Equal(PlanAction.Keep, Assert.Single(plan).Action);
    }

    [Fact]
    public async Task A_stable_version_may_not_depend_on_a_prerelease()
    {
        var problem = Assert.Single(await FailAsync("a: X = 2.0-beta; Y = 1.0; Y needs X", "Y"));

        Assert.Equal("PSR2007", problem.Code);
        Assert.StartsWith("packages/Y: version '1.0.1' is stable but depends on X '2.0.1-beta'.", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: X = 2.0-beta; Y = 1.0-alpha; Y needs X")]
    [InlineData("a: X = 2.0; Y = 1.0-alpha; Y needs X")]
    public async Task A_prerelease_may_depend_on_anything(string text)
    {
        var plan = await PlanAsync(text, "Y");

        Assert.All(plan, planned => Assert.Equal(PlanAction.Publish, planned.Action));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named()
    {
        _publicCommits.Clear();
        _feed.Add("X", "1.0.1", "b");

        var problems = await FailAsync(Text, "X", "Y");

        Assert.Equal(["PSR2004", "PSR2002", "PSR2002"], problems.Select(problem => problem.Code));
    }

    private async Task<IReadOnlyList<PlannedRelease>> PlanAsync(string text, params string[] ids)
    {
        var versions = TextHistory.Calculate(text);
        var releases = await new ReleaseResolver(TextHistory.ReadTextsAsync).ResolveAllAsync(
            ids.Select(id => (versions, versions.FindAt(id, versions.LastPosition)!)));
        var contents = await FeedContents.ReadAsync(
            _feed, [.. releases.Select(release => release.Identity)], TestContext.Current.CancellationToken);
        var publicCommits = await PublicCommits.ReadAsync(versions, releases.Select(release => release.Release), ReadPublicCommits);
        var summaries = releases.Select(release => release.Release.Commit).Distinct()
            .ToDictionary(commit => commit, commit => new CommitSummary(0, $"subject of {commit}"));
        return ReleasePlanner.Plan(releases, contents, summaries, publicCommits);
    }

    private async Task<IReadOnlyList<Problem>> FailAsync(string text, params string[] ids) =>
        (await Assert.ThrowsAsync<ReleaseException>(() => PlanAsync(text, ids))).Problems;

    private Task<IReadOnlySet<string>> ReadPublicCommits(IReadOnlyList<Regex> refSpecs) =>
        Task.FromResult<IReadOnlySet<string>>(_publicCommits);
}
