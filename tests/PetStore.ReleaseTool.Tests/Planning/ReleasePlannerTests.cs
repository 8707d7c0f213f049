using System.Text.RegularExpressions;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class ReleasePlannerTests : IDisposable
{
    private const string Text =
        """
        a: X = 1.0; Y = 1.0; Y needs X
        b: X/a.cs
        """;

    private readonly MemoryFeed _feed = new();
    private readonly Dictionary<PackageIdentity, Problem> _damaged = [];
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
    public async Task The_highest_version_on_the_feed_is_told_whatever_was_published_last()
    {
        _feed.Add("X", "1.0.1", "a");
        _feed.Add("X", "1.10.0", "other");
        _feed.Add("X", "1.9.0", "other");

        var plan = await PlanAsync(Text, "X");

        Assert.Equal("1.10.0", Assert.Single(plan).Latest?.ToString());
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

        Assert.Equal(
            "The feed lacks it; made by the merge m 'subject of m' (packages/X/a.cs).", Assert.Single(plan).Reason);
    }

    [Fact]
    public async Task A_release_that_only_an_inherited_number_made_names_the_version_files_as_the_reason()
    {
        var plan = await PlanAsync(
            """
            a: /version.json := { "version": "1.0" }
            b: X/X.csproj := <Project />; X/packages.lock.json := { "dependencies": {} }
            c: /version.json := { "version": "1.1", "pathFilters": [ "/src" ] }
            """,
            "X");

        Assert.Equal("The feed lacks it; made by c 'subject of c' (a version.json).", Assert.Single(plan).Reason);
    }

    [Fact]
    public async Task A_package_that_the_feed_cannot_give_is_refused_with_the_reason()
    {
        var damage = FeedProblems.ForeignPackage("packages/X", new("1.0.2"));
        _damaged[FixturePackage.Identity("X", "1.0.2")] = damage;

        Assert.Equal([damage], await RefuseAsync(Text, "X"));
    }

    [Theory]
    [InlineData("a", "PSR2004", "was built from commit 'a', but here it belongs to 'b'")]
    [InlineData("bb", "PSR2004", "was built from commit 'bb', but here it belongs to 'b'")]
    [InlineData("", "PSR2004", "was built from commit '', but here it belongs to 'b'")]
    [InlineData(null, "PSR4018", "names no commit, so it was not built by this tool: another publisher or an upstream")]
    public async Task Another_commit_on_the_feed_is_an_error(string? commit, string code, string expected)
    {
        _feed.Add("X", "1.0.2", commit);

        var problem = Assert.Single(await RefuseAsync(Text, "X"));

        Assert.Equal(code, problem.Code);
        Assert.StartsWith(
            $"packages/X: version '1.0.2' on the feed {expected}", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_is_not_merged_is_planned_and_marked()
    {
        _publicCommits.Remove("b");

        var planned = Assert.Single(await PlanAsync(Text, "X"));

        Assert.Equal(PlanAction.Publish, planned.Action);
        var problem = planned.NotPublic!;
        Assert.Equal("PSR2002", problem.Code);
        Assert.StartsWith("packages/X: version '1.0.2' belongs to commit b, ", problem.Text, StringComparison.Ordinal);
        Assert.Contains("(^refs/heads/main$, ^refs/heads/release/)", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_is_not_merged_is_not_marked_when_the_feed_has_it()
    {
        _publicCommits.Remove("b");
        _feed.Add("X", "1.0.2", "b");

        var plan = await PlanAsync(Text, "X");

        var planned = Assert.Single(plan);
        Assert.Equal(PlanAction.Keep, planned.Action);
        Assert.Null(planned.NotPublic);
    }

    [Fact]
    public async Task A_stable_version_may_not_depend_on_a_prerelease()
    {
        var problem = Assert.Single(await RefuseAsync("a: X = 2.0-beta; Y = 1.0; Y needs X", "Y"));

        Assert.Equal("PSR2007", problem.Code);
        Assert.StartsWith(
            "packages/Y: version '1.0.1' is stable but depends on X '2.0.1-beta'.",
            problem.Text,
            StringComparison.Ordinal);
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
    public async Task What_depends_on_a_refused_release_is_refused_and_the_others_go_on()
    {
        _feed.Add("X", "1.0.1", "b");

        var plan = await PlanAsync("a: X = 1.0; Y = 1.0; Y needs X; Z = 1.0", "X", "Y", "Z");

        Assert.Equal(
            ["X refuse PSR2004", "Y refuse PSR2008", "Z publish "],
            plan.Select(planned =>
                $"{planned.Resolved.Package} {planned.Action.ToText()} "
                    + $"{string.Join(' ', planned.Resolved.Problems.Select(problem => problem.Code))}"));
    }

    [Fact]
    public async Task A_release_that_the_feed_has_is_kept_whatever_is_wrong_with_its_dependency()
    {
        _feed.Add("X", "1.0.1", "b");
        _feed.Add("Y", "1.0.1", "a");

        var plan = await PlanAsync("a: X = 1.0; Y = 1.0; Y needs X", "X", "Y");

        Assert.Equal([PlanAction.Refuse, PlanAction.Keep], plan.Select(planned => planned.Action));
    }

    public void Dispose() => _feed.Dispose();

    private async Task<IReadOnlyList<PlannedRelease>> PlanAsync(string text, params string[] ids)
    {
        var versions = TextHistory.Calculate(text);
        var repository = new TextRepository(text) { PublicCommits = _ => _publicCommits };
        var releases = await new ReleaseResolver(repository).ResolveAllAsync(
            ids.Select(id => ReleaseTarget.Create(versions, versions.FindAt(id, versions.LastPosition)!, [])),
            TestContext.Current.CancellationToken);
        var contents = _damaged.Count == 0
            ? await FeedContents.ReadAsync(
                _feed, [.. releases.Select(release => release.Identity)], TestContext.Current.CancellationToken)
            : new FeedContents([], _damaged, new Dictionary<string, NuGetVersion?>());
        var publicCommits = await PublicCommits.ReadAsync(
            versions, releases.Select(release => release.Release!), repository, TestContext.Current.CancellationToken);
        var summaries = releases.Select(release => release.Release!.Commit).Distinct()
            .ToDictionary(commit => commit, commit => new CommitSummary(0, $"subject of {commit}"));
        return new ReleasePlanner(contents, summaries, publicCommits).Plan(releases);
    }

    private async Task<IReadOnlyList<Problem>> RefuseAsync(string text, params string[] ids)
    {
        var refused = (await PlanAsync(text, ids)).Where(planned => planned.Action == PlanAction.Refuse);
        return [.. refused.SelectMany(planned => planned.Resolved.Problems)];
    }
}
