using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

/// <summary>How long the tool waits, on a clock that only its own pauses move.</summary>
public sealed class HttpFeedPaceTests : HttpFeedTests
{
    private readonly VirtualClock _clock = new();

    private IEnumerable<double> Seconds => _clock.Pauses.Select(pause => pause.TotalSeconds);

    [Fact]
    public async Task The_pauses_between_uploads_grow()
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(503), times: 3);

        await PushAsync(new FeedRetryOptions());

        Assert.Equal([2, 4, 8], Seconds);
    }

    [Fact]
    public async Task The_pauses_between_reads_grow()
    {
        Server.Fail("GET", "/flat/", FeedServer.Answer(500), times: 3);

        await OpenPaced(new FeedRetryOptions()).FindAsync(Package, Token);

        Assert.Equal([2, 4, 8], Seconds);
    }

    [Theory]
    [InlineData("PUT", "/push", "PSR4007")]
    [InlineData("GET", "/flat/", "PSR4006")]
    public async Task A_fault_that_stays_is_tried_four_times(string method, string path, string code)
    {
        Server.Fail(method, path, FeedServer.Answer(503), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => PushAsync(new FeedRetryOptions()));

        Assert.Equal(code, Assert.Single(exception.Problems).Code);
        Assert.Equal([2, 4, 8], Seconds);
    }

    [Theory]
    [InlineData("PUT", "/push")]
    [InlineData("GET", "/flat/")]
    public async Task A_longer_Retry_After_is_waited_for_in_seconds_or_until_a_date_up_to_two_minutes(
        string method, string path)
    {
        var date = _clock.GetUtcNow() + TimeSpan.FromSeconds(90);
        Server.Fail(method, path, FeedServer.Answer(429, retryAfter: "30"));
        Server.Fail(method, path, FeedServer.Answer(503, retryAfter: (date + TimeSpan.FromSeconds(30)).ToString("R")));
        Server.Fail(method, path, FeedServer.Answer(429, retryAfter: "86400"));

        await PushAsync(new FeedRetryOptions());

        Assert.Equal([30, 90, 120], Seconds);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    public async Task A_Retry_After_that_is_shorter_or_unclear_changes_nothing(string retryAfter)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(429, retryAfter: retryAfter));

        await PushAsync(new FeedRetryOptions());

        Assert.Equal([2], Seconds);
    }

    [Fact]
    public async Task A_conflict_is_waited_for_until_the_version_is_visible()
    {
        Server.Add(Nupkg);
        Server.Fail("GET", "/flat/", FeedServer.Answer(404), times: 4);

        var pushed = await PushAsync(new FeedRetryOptions());

        Assert.Equal(Commit, pushed.Held.Commit);
        Assert.Equal([1, 2], Seconds);
        Assert.Single(Server.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, 10)]
    [InlineData(60, 3600)]
    [InlineData(0, 0)]
    public async Task A_conflict_that_stays_says_that_it_cannot_tell(int? wait, int expected)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(409), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => PushAsync(CreateOptions(wait)));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR4008", problem.Code);
        Assert.Matches("not visible yet, or it was deleted.*does not tell which.*--wait", problem.Text);
        Assert.InRange(Seconds.Sum(), expected, expected + 15);
    }

    [Fact]
    public async Task A_conflict_with_a_package_that_is_partly_there_is_waited_for_like_a_package_that_was_taken()
    {
        Server.AddUnlisted(Nupkg);
        Server.Fail("PUT", "/push", FeedServer.Answer(409));

        await Assert.ThrowsAsync<ReleaseException>(() => PushAsync(new FeedRetryOptions()));

        Assert.InRange(Seconds.Sum(), 120, 120 + 15);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task Once_an_upload_failed_the_package_may_be_of_another_build(int failures, bool expected)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(503), failures);

        var pushed = await PushAsync(new FeedRetryOptions());

        Assert.Equal(expected, pushed.MayBeOther);
    }

    [Theory]
    [InlineData(null, 120)]
    [InlineData(60, 3600)]
    public async Task A_package_that_was_taken_is_waited_for(int? wait, int expected)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(201), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => PushAsync(CreateOptions(wait)));

        Assert.Equal("PSR4010", Assert.Single(exception.Problems).Code);
        Assert.InRange(Seconds.Sum(), expected, expected + 15);
    }

    [Fact]
    public async Task A_version_that_is_visible_an_hour_later_is_taken_by_the_second_run()
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(201));
        await Assert.ThrowsAsync<ReleaseException>(() => PushAsync(new FeedRetryOptions()));
        Server.Fail("PUT", "/push", FeedServer.Answer(409));
        var second = await Assert.ThrowsAsync<ReleaseException>(() => PushAsync(new FeedRetryOptions()));
        Server.Add(Nupkg);

        var third = await PushAsync(new FeedRetryOptions());

        Assert.Equal("PSR4008", Assert.Single(second.Problems).Code);
        Assert.Equal(Commit, third.Held.Commit);
    }

    [Theory]
    [InlineData(201, "PSR4010")]
    [InlineData(409, "PSR4008")]
    public async Task Without_a_wait_a_package_is_looked_for_once_after_its_upload(int status, string code)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(status), int.MaxValue);
        var options = new FeedOptions(Server.Address, Key, AllowInsecureConnections: true) { Wait = TimeSpan.Zero };
        using var feed = FeedLocator.Open(options, Path.GetDirectoryName(Nupkg)!);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => feed.PushAsync(Package, Nupkg, Token));

        Assert.Equal(code, Assert.Single(exception.Problems).Code);
        Assert.Single(Server.Requests, request => request.Contains("/acme.text/index.json", StringComparison.Ordinal));
    }

    private HttpFeed OpenPaced(FeedRetryOptions times) => Open(times, _clock);

    private async Task<PushResult> PushAsync(FeedRetryOptions times)
    {
        using var feed = OpenPaced(times);
        return await feed.PushAsync(Package, Nupkg, Token);
    }

    private static FeedRetryOptions CreateOptions(int? minutes)
    {
        var options = new FeedRetryOptions();
        return minutes is { } wait
            ? options with { Visibility = TimeSpan.FromMinutes(wait), Conflict = TimeSpan.FromMinutes(wait) }
            : options;
    }
}
