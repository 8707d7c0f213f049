using Microsoft.AspNetCore.Http;
using NuGet.Configuration;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class HttpFeedPushTests : HttpFeedTests
{
    private const string OtherCommit = "2222222222222222222222222222222222222222";

    [Theory]
    [InlineData(500, 1)]
    [InlineData(503, 3)]
    [InlineData(429, 2)]
    [InlineData(408, 3)]
    public async Task A_fault_that_passes_is_waited_for(int status, int times)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(status), times);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Theory]
    [InlineData(500, "PSR4007")]
    [InlineData(503, "PSR4007")]
    [InlineData(401, "PSR4005")]
    [InlineData(403, "PSR4005")]
    [InlineData(400, "PSR4009")]
    [InlineData(413, "PSR4009")]
    [InlineData(409, "PSR4008")]
    public async Task A_fault_that_stays_is_a_coded_error(int status, string code)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(status), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal(code, Assert.Single(exception.Problems).Code);
        Assert.DoesNotContain(Key, exception.Message);
    }

    [Fact]
    public async Task A_conflict_with_the_same_commit_is_done()
    {
        Server.Add(Nupkg);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task A_conflict_with_another_commit_returns_that_one_and_overwrites_nothing()
    {
        Server.Add(Write("other.nupkg", OtherCommit));

        var pushed = await PushAsync();

        Assert.Equal(OtherCommit, pushed.Commit);
        Assert.Equal(OtherCommit, (await Feed.FindAsync(Package, Token))!.Commit);
    }

    [Fact]
    public async Task A_reset_before_the_commit_is_tried_again()
    {
        Server.Fail("PUT", "/push", FeedServer.Reset, times: 3);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task A_reset_after_the_commit_is_done()
    {
        Server.Fail("PUT", "/push", FeedServer.CommitThenReset);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task AServer_that_hangs_is_left_and_asked_again()
    {
        Server.Fail("PUT", "/push", (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var feed = Open(Times with { Request = TimeSpan.FromSeconds(2), Tries = 20 });

        var pushed = await feed.PushAsync(Package, Nupkg, Token);

        Assert.Equal(Commit, pushed.Held.Commit);
    }

    [Fact]
    public async Task A_slow_success_is_a_success()
    {
        Server.Fail("PUT", "/push", async (_, next) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700));
            await next();
        });

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
        Assert.Single(Server.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_accepted_package_that_appears_later_is_waited_for()
    {
        Server.Fail("PUT", "/push", AcceptAsync);
        Server.Fail("GET", "/flat/", FeedServer.Answer(404), times: 5);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task An_accepted_package_that_never_appears_is_a_coded_error()
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(202));

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal("PSR4010", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task An_upload_that_the_client_refuses_by_itself_is_a_coded_error()
    {
        using var feed = new HttpFeed(
            new PackageSource(Server.Address), Key, new FeedRetryOptions(), new VirtualClock());

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => feed.PushAsync(Package, Nupkg, Token));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR4009", problem.Code);
        Assert.Contains("HTTP", problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(201, "PSR4010")]
    [InlineData(409, "PSR4008")]
    public async Task A_caller_that_does_not_wait_looks_once(int status, string code)
    {
        Server.Fail("PUT", "/push", FeedServer.Answer(status));
        using var feed = FeedLocator.Open(
            new FeedOptions(Server.Address, ApiKey: null, AllowInsecureConnections: true) { Wait = TimeSpan.Zero },
            AppContext.BaseDirectory);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => feed.PushAsync(Package, Nupkg, Token));

        Assert.Equal(code, Assert.Single(exception.Problems).Code);
        Assert.Single(Server.Requests, request => request == "GET /flat/acme.text/index.json");
    }

    private static async Task AcceptAsync(HttpContext context, Func<Task> next)
    {
        await next();
        context.Response.StatusCode = 202;
    }
}
