using System.Collections.Concurrent;
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
    public async Task All_release_commits_are_built_together_and_their_packages_are_pushed_in_order()
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed());

        var problems = await PublishAsync(builder, feed, TextReleases.Plan(Chain));

        Assert.Empty(problems);
        Assert.Equal(["A 1.0.1, B 1.0.1, C 1.0.1, D 1.0.1, E 1.0.1"], builder.Calls);
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
        var (
            builder,
            feed) = (new MemoryBuilder(), new MemoryFeed { TakesNothing = FeedProblems.NoPublishResource("memory") });

        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => PublishAsync(builder, feed, TextReleases.Plan(Chain)));

        Assert.Equal("PSR4019", Assert.Single(exception.Problems).Code);
        Assert.Empty(builder.Calls);
    }

    [Fact]
    public async Task What_the_feed_has_is_neither_built_nor_pushed()
    {
        var builder = new MemoryBuilder();
        var feed = new MemoryFeed { TakesNothing = FeedProblems.NoPublishResource("memory") };
        var plan = TextReleases.Plan(Chain);
        var kept = plan with
        {
            Releases = [.. plan.Releases.Select(release => release with { Action = PlanAction.Keep })],
        };

        var problems = await PublishAsync(builder, feed, kept);

        Assert.Empty(problems);
        Assert.Empty(builder.Calls);
        Assert.Empty(feed.Pushes);
        Assert.Empty(_progress.Steps);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_plan_refuses_or_a_branch_has_not_merged_holds_back_what_depends_on_it(bool isRefused)
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed());
        var problem = RepositoryProblems.VersionText("version.txt");
        var plan = TextReleases.Plan(Chain);
        PlannedRelease[] releases = [.. plan.Releases.Select(planned =>
            planned.Resolved.Package.Id != "B" ? planned
            : isRefused ? planned with { Action = PlanAction.Refuse, Resolved = planned.Resolved.Refuse(problem) }
            : planned with { NotPublic = problem })];

        var problems = await PublishAsync(builder, feed, plan with { Releases = releases });

        Assert.Equal(["A 1.0.1", "D 1.0.1"], feed.Pushes);
        Assert.Equal(["PSR1017", "PSR3004", "PSR3004"], problems.Select(each => each.Code));
        Assert.Equal(["A 1.0.1, D 1.0.1"], builder.Calls);
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
    public async Task What_depends_on_a_package_that_the_feed_refuses_is_not_pushed()
    {
        var feed = new MemoryFeed { Refused = "A 1.0.1" };

        var problems = await PublishAsync(new MemoryBuilder(), feed, TextReleases.Plan(Chain));

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
    public async Task A_batch_whose_build_ends_with_an_exception_does_not_hold_back_the_next_one(
        Exception failure, string code)
    {
        var feed = new MemoryFeed();
        var builder = new MemoryBuilder
        {
            Failures = new Dictionary<string, Exception> { [TextReleases.Commit(2)] = failure },
        };
        var plan = PlanMany(24, each => $"P{each} 1.0.1 @ {each}{(each == 13 ? ": P2 1.0.1" : "")}");

        var problems = await PublishAsync(builder, feed, plan);

        Assert.Equal(Enumerable.Range(14, 11).Select(each => $"P{each} 1.0.1"), feed.Pushes);
        Assert.StartsWith("P14 1.0.1, ", builder.Calls[1], StringComparison.Ordinal);
        Assert.Equal([code, "PSR3004"], problems.Select(problem => problem.Code));
        Assert.Equal(2, builder.Calls.Count);
    }

    [Theory]
    [InlineData(12, 1, "12")]
    [InlineData(13, 1, "12, 1")]
    [InlineData(50, 50, "50")]
    [InlineData(51, 51, "50, 1")]
    [InlineData(120, 5, "50, 50, 20")]
    [InlineData(30, 2, "24, 6")]
    public async Task A_batch_has_at_most_50_packages_of_12_commits(int packages, int packagesOfCommit, string sizes)
    {
        var builder = new MemoryBuilder();
        var plan = PlanMany(packages, each => $"P{each} 1.0.1 @ {((each - 1) / packagesOfCommit) + 1}");

        await PublishAsync(builder, new MemoryFeed(), plan);

        Assert.Equal(sizes, string.Join(", ", builder.Calls.Select(call => call.Split(", ").Length)));
    }

    [Fact]
    public async Task A_batch_is_pushed_while_the_next_one_is_built_and_before_the_one_after_that()
    {
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed());
        var order = new ConcurrentQueue<string>();
        builder.Building = call => order.Enqueue($"build {call.Split(',')[0]}");
        feed.Pushing = async package =>
        {
            if (package == "P1 1.0.1")
            {
                await Waiting.UntilAsync(() => order.Contains("build P13 1.0.1"), "the second batch is built");
            }

            order.Enqueue($"push {package}");
        };

        await PublishAsync(builder, feed, PlanMany(25, each => $"P{each} 1.0.1 @ {each}"));

        Assert.Equal(["build P1 1.0.1", "build P13 1.0.1"], order.Take(2));
        Assert.Contains("push P12 1.0.1", order.TakeWhile(step => step != "build P25 1.0.1"));
        Assert.Equal(25, feed.Pushes.Count);
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
        Assert.Contains(
            "the temporary folder cannot be used: No space left on device.", problem.Text, StringComparison.Ordinal);
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
        var moved = plan.Releases[0].Resolved.Release! with { Position = 7 };
        var other = plan.Releases[1].Resolved with { Dependencies = [moved] };

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

        var problems = await PublishAsync(
            new MemoryBuilder(), feed, TextReleases.Plan("A 1.0.1 @ 1\nB 1.0.1 @ 2: A 1.0.1"));

        Assert.Equal(["PSR2004", "PSR3004"], problems.Select(problem => problem.Code));
        Assert.Contains(
            "built from commit '7777777', but here it belongs to '1111111'",
            problems[0].Text,
            StringComparison.Ordinal);
        Assert.Equal(["A 1.0.1"], feed.Pushes);
    }

    [Fact]
    public async Task Every_step_is_told()
    {
        await PublishAsync(
            new MemoryBuilder { Broken = ["B 1.0.1"] },
            new MemoryFeed(),
            TextReleases.Plan("A 1.0.1 @ 1\nB 1.0.1 @ 1\nC 1.0.1 @ 2"));

        Assert.Equal(
            [
                "Building A 1.0.1, B 1.0.1 from 1111111 (1-2 of 3)",
                "Building C 1.0.1 from 2222222 (3 of 3)",
                "Published A 1.0.1 (1 of 3)",
                "Published C 1.0.1 (2 of 3)",
            ],
            _progress.Steps);
    }

    [Fact]
    public async Task A_batch_of_which_nothing_can_be_published_is_not_built()
    {
        var builder = new MemoryBuilder { Broken = ["P2 1.0.1"] };
        var plan = PlanMany(13, each => $"P{each} 1.0.1 @ {each}{(each == 13 ? ": P2 1.0.1" : "")}");

        await PublishAsync(builder, new MemoryFeed(), plan);

        Assert.StartsWith("P1 1.0.1, ", Assert.Single(builder.Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_folder_of_each_batch_is_deleted()
    {
        var builder = new MemoryBuilder();

        await PublishAsync(builder, new MemoryFeed(), PlanMany(25, each => $"P{each} 1.0.1 @ {each}"));

        Assert.Equal(3, builder.Folders.Count);
        Assert.All(builder.Folders, folder => Assert.False(Directory.Exists(folder)));
    }

    [Theory]
    [InlineData("build", 1)]
    [InlineData("push", 2)]
    public async Task A_publish_that_is_cancelled_ends_and_leaves_no_folder(string step, int builds)
    {
        using var cancellation = new CancellationTokenSource();
        var (builder, feed) = (new MemoryBuilder(), new MemoryFeed());
        if (step == "build")
        {
            builder.Building = _ => cancellation.Cancel();
        }
        else
        {
            feed.Pushing = async _ =>
            {
                await Waiting.UntilAsync(() => builder.Calls.Count == builds, "the next batch is built");
                await cancellation.CancelAsync();
            };
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Publisher(builder, feed, _progress).PublishAsync(
                PlanMany(13, each => $"P{each} 1.0.1 @ {each}"), cancellation.Token));

        Assert.Empty(feed.Pushes);
        Assert.Equal(builds, builder.Folders.Count);
        Assert.All(builder.Folders, folder => Assert.False(Directory.Exists(folder)));
    }

    [Fact]
    public async Task A_package_that_cannot_be_read_while_it_is_pushed_holds_back_only_what_depends_on_it()
    {
        var feed = new MemoryFeed
        {
            Pushing = package => package == "B 1.0.1" ? throw new IOException("It is gone.") : Task.CompletedTask,
        };

        var problems = await PublishAsync(new MemoryBuilder(), feed, TextReleases.Plan(Chain));

        Assert.Equal(["A 1.0.1", "D 1.0.1"], feed.Pushes);
        Assert.Equal(["PSR3006", "PSR3004", "PSR3004"], problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task A_package_that_leaves_the_feed_before_it_is_compared_is_published_without_a_warning()
    {
        var feed = new MemoryFeed();
        feed.Add("A", "1.0.1", TextReleases.Commit(1));
        feed.Downloading = () => feed.Remove("A", "1.0.1");

        var problems = await PublishAsync(new MemoryBuilder(), feed, TextReleases.Plan("A 1.0.1 @ 1"));

        Assert.Empty(problems);
        Assert.Empty(_progress.Warnings);
    }

    [Fact]
    public async Task A_step_counts_the_packages_of_all_batches_and_names_only_what_is_built()
    {
        var plan = PlanMany(16, each => $"P{each} 1.0.1 @ {Math.Min(each, 13)}{(each == 14 ? ": P1 1.0.1" : "")}");

        await PublishAsync(new MemoryBuilder { Broken = ["P1 1.0.1"] }, new MemoryFeed(), plan);

        Assert.Contains(
            $"Building P13 1.0.1, P15 1.0.1, P16 1.0.1 from {TextReleases.Commit(13)[..7]} (13-16 of 16)",
            _progress.Steps);
    }

    private static ReleasePlan PlanMany(int count, Func<int, string> describe) =>
        TextReleases.Plan(string.Join('\n', Enumerable.Range(1, count).Select(describe)));

    private async Task<IReadOnlyList<Problem>> PublishAsync(MemoryBuilder builder, MemoryFeed feed, ReleasePlan plan) =>
        (await new Publisher(builder, feed, _progress).PublishAsync(
            plan, TestContext.Current.CancellationToken)).AllProblems;
}
