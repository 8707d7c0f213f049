using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using NuGet.Configuration;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class HttpFeedTests : IAsyncLifetime
{
    private const string Commit = "1111111111111111111111111111111111111111";
    private const string OtherCommit = "2222222222222222222222222222222222222222";
    private const string Key = "s3cret-key";
    private static readonly PackageIdentity Package = FixturePackage.Identity("Acme.Text", "1.0.1");

    private static readonly FeedTimes Times = new()
    {
        Request = TimeSpan.FromSeconds(4),
        Backoff = TimeSpan.FromMilliseconds(20),
        Visibility = TimeSpan.FromSeconds(1),
        Poll = TimeSpan.FromMilliseconds(20),
    };

    private readonly TemporaryFolder _folder = new();
    private FeedServer _server = null!;
    private HttpFeed _feed = null!;
    private string _path = "";

    public async ValueTask InitializeAsync()
    {
        _server = await FeedServer.StartAsync();
        _feed = new HttpFeed(new PackageSource(_server.Address) { AllowInsecureConnections = true }, Key, Times);
        _path = FixturePackage.Write(_folder.Combine("package.nupkg"), Package.Id, "1.0.1", Commit);
    }

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_pushed_package_is_found_listed_and_read()
    {
        var pushed = await PushAsync();

        Assert.Equal(new FeedPackage(Package, Commit), pushed);
        Assert.Equal(pushed, await _feed.FindAsync(Package, TestContext.Current.CancellationToken));
        Assert.Equal([Package.Version], await _feed.ListVersionsAsync(Package.Id, TestContext.Current.CancellationToken));
        Assert.Equal(File.ReadAllBytes(_path), await ReadAsync());
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_absent_and_no_error()
    {
        Assert.Null(await _feed.FindAsync(Package, TestContext.Current.CancellationToken));
        Assert.Empty(await _feed.ListVersionsAsync(Package.Id, TestContext.Current.CancellationToken));
        Assert.Null(await _feed.OpenAsync(Package, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(503, 3)]
    [InlineData(429, 2)]
    [InlineData(408, 3)]
    public async Task A_fault_that_passes_is_waited_for(int status, int times)
    {
        _server.Fail("PUT", "/push", FeedServer.Answer(status), times);

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
        _server.Fail("PUT", "/push", FeedServer.Answer(status), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal(code, Assert.Single(exception.Problems).Code);
        Assert.DoesNotContain(Key, exception.Message);
    }

    [Fact]
    public async Task Retry_After_is_honoured()
    {
        _server.Fail("PUT", "/push", FeedServer.Answer(429, retryAfter: "1"));
        var watch = Stopwatch.StartNew();

        await PushAsync();

        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(0.9), $"it waited {watch.Elapsed}");
    }

    [Fact]
    public async Task A_conflict_with_the_same_commit_is_done()
    {
        _server.Add(_path);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task A_conflict_with_another_commit_returns_that_one_and_overwrites_nothing()
    {
        _server.Add(FixturePackage.Write(_folder.Combine("other.nupkg"), Package.Id, "1.0.1", OtherCommit));

        var pushed = await PushAsync();

        Assert.Equal(OtherCommit, pushed.Commit);
        Assert.Equal(OtherCommit, (await _feed.FindAsync(Package, TestContext.Current.CancellationToken))!.Commit);
    }

    [Fact]
    public async Task A_reset_before_the_commit_is_tried_again()
    {
        _server.Fail("PUT", "/push", FeedServer.Reset, times: 3);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task A_reset_after_the_commit_is_done()
    {
        _server.Fail("PUT", "/push", FeedServer.CommitThenReset);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task A_server_that_hangs_is_left_and_asked_again()
    {
        _server.Fail("PUT", "/push", (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task A_slow_success_is_a_success()
    {
        _server.Fail("PUT", "/push", async (_, next) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(700));
            await next();
        });

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
        Assert.Single(_server.Requests, request => request.StartsWith("PUT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_accepted_package_that_appears_later_is_waited_for()
    {
        _server.Fail("PUT", "/push", AcceptAsync);
        _server.Fail("GET", "/flat/", FeedServer.Answer(404), times: 5);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
    }

    [Fact]
    public async Task An_accepted_package_that_never_appears_is_a_coded_error()
    {
        _server.Fail("PUT", "/push", FeedServer.Answer(202));

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal("PSR4010", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task A_truncated_download_is_read_again()
    {
        _server.Add(_path);
        _server.Fail("GET", ".nuspec", async (context, _) =>
        {
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync("<package>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var found = await _feed.FindAsync(Package, TestContext.Current.CancellationToken);

        Assert.Equal(Commit, found!.Commit);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{ "version": "3.0.0", "resources": "none" }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [] }""")]
    [InlineData("""{ "version": "x", "resources": [ { "@id": 5, "@type": [] } ] }""")]
    public async Task A_service_index_that_is_garbage_is_a_coded_error(string index)
    {
        _server.Fail("GET", "/v3/index.json", FeedServer.Answer(200, index), times: int.MaxValue);

        var find = await Assert.ThrowsAsync<ReleaseException>(() => _feed.FindAsync(Package, TestContext.Current.CancellationToken));
        var push = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal(["PSR4006", "PSR4006"], [find.Problems[0].Code, push.Problems[0].Code]);
    }

    [Fact]
    public async Task A_nuspec_that_is_garbage_is_a_coded_error()
    {
        _server.Fail("GET", ".nuspec", FeedServer.Answer(200, "<package"), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => _feed.FindAsync(Package, TestContext.Current.CancellationToken));

        Assert.Equal("PSR4002", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task A_download_that_is_redirected_to_another_host_goes_there_without_credentials()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        elsewhere.Add(_path);
        var target = elsewhere.Address.Replace("v3/index.json", "flat/acme.text/1.0.1/acme.text.nuspec");
        _server.Fail("GET", ".nuspec", FeedServer.Redirect(302, target));
        var source = new PackageSource(_server.Address)
        {
            AllowInsecureConnections = true,
            Credentials = new PackageSourceCredential("feed", "user", "s3cret", isPasswordClearText: true, validAuthenticationTypesText: null),
        };
        _server.Fail("GET", "/v3/index.json", Challenge);
        elsewhere.Fail("GET", "/flat", Challenge);
        using var feed = new HttpFeed(source, Key, Times);

        await Assert.ThrowsAsync<ReleaseException>(() => feed.FindAsync(Package, TestContext.Current.CancellationToken));

        Assert.Contains("GET /v3/index.json with credentials", _server.Requests);
        Assert.NotEmpty(elsewhere.Requests);
        Assert.DoesNotContain(elsewhere.Requests, request => request.Contains("with", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_is_redirected_to_another_host_stays_here()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        _server.Fail("PUT", "/push", FeedServer.Redirect(307, elsewhere.Address.Replace("v3/index.json", "push")), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal("PSR4009", Assert.Single(exception.Problems).Code);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task The_API_key_is_sent_with_the_upload_alone()
    {
        await PushAsync();

        Assert.Equal(["PUT /push/ with key"], _server.Requests.Where(request => request.Contains("key", StringComparison.Ordinal)));
    }

    private static Task Challenge(HttpContext context, Func<Task> next)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\"";
        return Task.CompletedTask;
    }

    private static async Task AcceptAsync(HttpContext context, Func<Task> next)
    {
        await next();
        context.Response.StatusCode = 202;
    }

    private Task<FeedPackage> PushAsync() => _feed.PushAsync(Package, _path, TestContext.Current.CancellationToken);

    private async Task<byte[]> ReadAsync()
    {
        await using var stream = await _feed.OpenAsync(Package, TestContext.Current.CancellationToken);
        var memory = new MemoryStream();
        await stream!.CopyToAsync(memory, TestContext.Current.CancellationToken);
        return memory.ToArray();
    }
}
