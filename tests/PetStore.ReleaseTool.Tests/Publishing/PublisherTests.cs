using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class PublisherTests
{
    private const string Chain =
        """
        A 1.0.1 @ 1
        B 1.0.1 @ 2: A 1.0.1
        C 1.0.1 @ 2: A 1.0.1, B 1.0.1
        D 1.0.1 @ 2
        E 1.0.1 @ 3: A 1.0.1, B 1.0.1, C 1.0.1
        """;

    private readonly RecordedProgress _progress = new();

    [Fact]
    public async Task Each_release_commit_is_built_once_and_its_packages_are_pushed_in_order()
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed());

        var problems = await PublishAsync(builder, feed, TextReleases.Plan(Chain));

        Assert.Empty(problems);
        Assert.Equal(["A 1.0.1", "B 1.0.1, C 1.0.1, D 1.0.1", "E 1.0.1"], builder.Calls);
        Assert.Equal(["A 1.0.1", "B 1.0.1", "C 1.0.1", "D 1.0.1", "E 1.0.1"], feed.Pushes);
    }

    [Fact]
    public async Task Commits_are_published_from_the_oldest_to_the_newest_whatever_the_ids()
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed());

        await PublishAsync(builder, feed, TextReleases.Plan("A 1.0.2 @ 5\nB 1.0.1 @ 3\nC 1.0.1 @ 4"));

        Assert.Equal(["B 1.0.1", "C 1.0.1", "A 1.0.2"], feed.Pushes);
    }

    [Fact]
    public async Task A_feed_that_takes_no_packages_fails_before_anything_is_built()
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed { TakesNothing = FeedProblems.NoPublishResource("memory") });

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => PublishAsync(builder, feed, TextReleases.Plan(Chain)));

        Assert.Equal("PSR4019", Assert.Single(exception.Problems).Code);
        Assert.Empty(builder.Calls);
    }

    [Fact]
    public async Task What_the_feed_has_is_neither_built_nor_pushed()
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed());
        var plan = TextReleases.Plan(Chain);
        var kept = plan with { Releases = [.. plan.Releases.Select(release => release with { Action = PlanAction.Keep })] };

        var problems = await PublishAsync(builder, feed, kept);

        Assert.Empty(problems);
        Assert.Empty(builder.Calls);
        Assert.Empty(feed.Pushes);
        Assert.Empty(_progress.Steps);
    }

    [Theory]
    [InlineData("A 1.0.1", "D 1.0.1", "PSR3002, PSR3004, PSR3004, PSR3004")]
    [InlineData("B 1.0.1", "A 1.0.1, D 1.0.1", "PSR3002, PSR3004, PSR3004")]
    [InlineData("D 1.0.1", "A 1.0.1, B 1.0.1, C 1.0.1, E 1.0.1", "PSR3002")]
    public async Task What_depends_on_a_package_that_does_not_build_is_not_published_and_the_others_are(
        string broken, string expected, string codes)
    {
        var feed = new MemoryFeed();

        var problems = await PublishAsync(new MemoryBuilder { Broken = [broken] }, feed, TextReleases.Plan(Chain));

        Assert.Equal(expected, string.Join(", ", feed.Pushes));
        Assert.Equal(codes, string.Join(", ", problems.Select(problem => problem.Code)));
    }

    [Fact]
    public async Task What_depends_on_a_package_that_the_feed_refuses_is_not_built_either()
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed { Refused = "A 1.0.1" });

        var problems = await PublishAsync(builder, feed, TextReleases.Plan(Chain));

        Assert.Equal(["A 1.0.1", "D 1.0.1"], builder.Calls);
        Assert.Equal(["D 1.0.1"], feed.Pushes);
        Assert.Equal("PSR4001", problems[0].Code);
        Assert.Equal(
            "B 1.0.1 was not published because A 1.0.1 was not. Fix that one first, then publish again.",
            problems[1].Text);
    }

    public static TheoryData<Exception, string> Failures => new()
    {
        { new IOException("No space left on device."), "PSR3006" },
        { new UnauthorizedAccessException("Access is denied."), "PSR3006" },
        { new ReleaseException(RepositoryProblems.GitFailed("clone", "it failed")), "PSR1016" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_commit_whose_build_ends_with_an_exception_holds_back_its_dependents_alone(Exception failure, string code)
    {
        var feed = new MemoryFeed();
        var builder = new MemoryBuilder { Failures = new Dictionary<string, Exception> { [TextReleases.Commit(2)] = failure } };

        var problems = await PublishAsync(
            builder, feed, TextReleases.Plan("A 1.0.1 @ 1\nB 1.0.1 @ 2: A 1.0.1\nC 1.0.1 @ 3: B 1.0.1\nD 1.0.1 @ 4"));

        Assert.Equal(["A 1.0.1", "D 1.0.1"], feed.Pushes);
        Assert.Equal([code, "PSR3004"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task A_temporary_folder_that_cannot_be_used_is_named_with_the_reason()
    {
        var builder = new MemoryBuilder
        {
            Failures = new Dictionary<string,
            Exception>
            { [TextReleases.Commit(1)] = new IOException("No space left on device.") }
        };

        var problem = Assert.Single(await PublishAsync(builder, new MemoryFeed(), TextReleases.Plan("A 1.0.1 @ 1")));

        Assert.Equal("PSR3006", problem.Code);
        Assert.Contains("the temporary folder cannot be used: No space left on device.", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_version_of_the_package_that_failed_holds_nothing_back()
    {
        var feed = new MemoryFeed();

        await PublishAsync(
            new MemoryBuilder { Broken = ["A 1.0.2"] },
            feed,
            TextReleases.Plan("A 1.0.1 @ 1\nA 1.0.2 @ 2\nB 1.0.1 @ 3: A 1.0.1"));

        Assert.Equal(["A 1.0.1", "B 1.0.1"], feed.Pushes);
    }

    [Fact]
    public async Task A_dependency_that_the_feed_already_had_holds_nothing_back()
    {
        var feed = new MemoryFeed();

        var problems = await PublishAsync(new MemoryBuilder(), feed, TextReleases.Plan("B 1.0.1 @ 3: A 1.0.1"));

        Assert.Empty(problems);
        Assert.Equal(["B 1.0.1"], feed.Pushes);
    }

    [Fact]
    public async Task A_dependency_that_failed_is_recognized_when_another_line_has_it_at_another_place()
    {
        var feed = new MemoryFeed();
        var plan = TextReleases.Plan("A 1.0.1 @ 1\nB 1.0.1 @ 2: A 1.0.1");
        var other = plan.Releases[1].Resolved with { Dependencies = [plan.Releases[0].Resolved.Release! with { Position = 7 }] };

        await PublishAsync(
            new MemoryBuilder { Broken = ["A 1.0.1"] },
            feed,
            plan with { Releases = [plan.Releases[0], plan.Releases[1] with { Resolved = other }] });

        Assert.Empty(feed.Pushes);
    }

    [Fact]
    public async Task A_lost_race_against_another_commit_is_an_error()
    {
        var feed = new MemoryFeed();
        feed.Add("A", "1.0.1", TextReleases.Commit(7));

        var problems = await PublishAsync(new MemoryBuilder(), feed, TextReleases.Plan("A 1.0.1 @ 1\nB 1.0.1 @ 2: A 1.0.1"));

        Assert.Equal(["PSR2004", "PSR3004"], problems.Select(problem => problem.Code));
        Assert.Contains("built from commit '7777777', but here it belongs to '1111111'", problems[0].Text, StringComparison.Ordinal);
        Assert.Equal(["A 1.0.1"], feed.Pushes);
    }

    [Fact]
    public async Task Every_step_is_told()
    {
        await PublishAsync(new MemoryBuilder { Broken = ["B 1.0.1"] }, new MemoryFeed(), TextReleases.Plan("A 1.0.1 @ 1\nB 1.0.1 @ 1"));

        Assert.Equal(["Building A 1.0.1, B 1.0.1 from 1111111", "Published A 1.0.1 (1 of 2)"], _progress.Steps);
    }

    private async Task<IReadOnlyList<Problem>> PublishAsync(MemoryBuilder builder, MemoryFeed feed, ReleasePlan plan) =>
        (await new Publisher(builder, feed, _progress).PublishAsync(plan, TestContext.Current.CancellationToken)).AllProblems;
}
