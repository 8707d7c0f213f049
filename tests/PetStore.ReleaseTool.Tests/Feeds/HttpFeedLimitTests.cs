using Microsoft.AspNetCore.Http;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

/// <summary>Answers that never end are bounded in size and in time, and can be cancelled.</summary>
public sealed class HttpFeedLimitTests : HttpFeedTests
{
    public static TheoryData<string> Parts => ["/v3/index.json", "/acme.text/index.json", ".nuspec", ".nupkg"];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task An_endless_answer_is_left(string part)
    {
        Server.Add(Nupkg);
        Server.Fail("GET", part, EndlessAsync, int.MaxValue);
        using var feed = Open(Times with { MaxDocumentBytes = 100_000, MaxPackageBytes = 100_000 });

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => Use(feed));

        Assert.Contains("has more than 100,000 bytes", exception.Message, StringComparison.Ordinal);
        Assert.Equal(
            part == ".nupkg"
                ? 2
                : 1, Server.Requests.Count(request => request.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_package_of_exactly_the_limit_is_downloaded()
    {
        Server.Add(Nupkg);
        using var feed = Open(Times with { MaxPackageBytes = new FileInfo(Nupkg).Length });

        var isThere = await feed.TryDownloadAsync(Package, Held, Token);

        Assert.True(isThere);
        Assert.Equal(await File.ReadAllBytesAsync(Nupkg, Token), await File.ReadAllBytesAsync(Held, Token));
    }

    [Fact]
    public async Task A_package_of_one_byte_more_than_the_limit_is_left()
    {
        Server.Add(Nupkg);
        var limit = new FileInfo(Nupkg).Length - 1;
        using var feed = Open(Times with { MaxPackageBytes = limit });

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => feed.TryDownloadAsync(Package, Held, Token));

        Assert.Contains($"has more than {limit:N0} bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task An_answer_that_trickles_is_left(string part)
    {
        Server.Add(Nupkg);
        Server.Fail("GET", part, TrickleAsync, int.MaxValue);
        using var feed = Open(Times with
        {
            Document = TimeSpan.FromSeconds(2),
            Request = TimeSpan.FromSeconds(2),
            Reading = TimeSpan.FromSeconds(1),
        });

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => Use(feed));

        Assert.Contains("did not arrive within 2 seconds", exception.Message, StringComparison.Ordinal);
        Assert.InRange(
            Server.Requests.Count(request => request.Contains(part, StringComparison.Ordinal)), 1, part == ".nupkg"
                ? 2
                : 1);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_slow_answer_is_cancelled_at_once(string part)
    {
        Server.Add(Nupkg);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Fail("GET", part, async (context, next) =>
        {
            var rest = TrickleAsync(context, next);
            await cancellation.CancelAsync();
            await rest;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await Feed.FindAsync(Package, cancellation.Token);
            await Feed.TryDownloadAsync(Package, Held, cancellation.Token);
        });
    }

    [Fact]
    public async Task An_upload_that_hangs_is_cancelled_at_once()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Server.Fail("PUT", "/push", async (context, _) =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Feed.PushAsync(Package, Nupkg, cancellation.Token));
    }

    [Theory]
    [InlineData("/v3/index.json", 11)]
    [InlineData(".nuspec", 11)]
    public async Task Redirects_are_followed_ten_times(string part, int expected)
    {
        Server.Add(Nupkg);
        Server.Fail(
            "GET",
            part,
            (context, next) => FeedServer.Redirect(302, $"?{Guid.NewGuid():N}")(context, next),
            int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => Feed.FindAsync(Package, Token));

        Assert.Equal("PSR4006", Assert.Single(exception.Problems).Code);
        Assert.Contains("more than 10 times", exception.Message, StringComparison.Ordinal);
        Assert.Equal(expected, Server.Requests.Count(request => request.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Redirects_to_another_host_are_followed_ten_times_too()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        Server.Fail("GET", "/v3/index.json", FeedServer.Redirect(301, elsewhere.Address), int.MaxValue);
        elsewhere.Fail("GET", "/v3/index.json", FeedServer.Redirect(307, elsewhere.Address), int.MaxValue);

        await Assert.ThrowsAsync<ReleaseException>(() => Feed.FindAsync(Package, Token));

        Assert.Equal((1, 10), (Server.Requests.Count, elsewhere.Requests.Count));
    }

    private async Task Use(ReleaseTool.Feeds.HttpFeed feed)
    {
        await feed.FindAsync(Package, Token);
        await feed.TryDownloadAsync(Package, Held, Token);
    }

    private static async Task EndlessAsync(HttpContext context, Func<Task> next)
    {
        var bytes = "PK\u0003\u0004"u8.ToArray().Concat(new byte[10_000]).ToArray();
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static async Task TrickleAsync(HttpContext context, Func<Task> next)
    {
        await context.Response.Body.WriteAsync("PK\u0003\u0004"u8.ToArray(), context.RequestAborted);
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync("{"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromMilliseconds(100), context.RequestAborted);
        }
    }
}
