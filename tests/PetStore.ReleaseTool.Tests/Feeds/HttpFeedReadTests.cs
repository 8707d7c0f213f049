using Microsoft.AspNetCore.Http;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class HttpFeedReadTests : HttpFeedTests
{
    [Fact]
    public async Task A_pushed_package_is_found_listed_and_read()
    {
        var pushed = await PushAsync();

        Assert.Equal(new PackageMetadata(Package, Commit), pushed);
        Assert.Equal(pushed, await Feed.FindAsync(Package, Token));
        Assert.Equal([Package.Version], await Feed.ListVersionsAsync(Package.Id, Token));
        Assert.Equal(File.ReadAllBytes(Nupkg), await ReadAsync());
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_absent_and_no_error()
    {
        Assert.Null(await Feed.FindAsync(Package, Token));
        Assert.Empty(await Feed.ListVersionsAsync(Package.Id, Token));
        Assert.False(await Feed.TryDownloadAsync(Package, Held, Token));
    }

    [Fact]
    public async Task A_truncated_download_is_read_again()
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nuspec", TruncateAsync);

        var found = await Feed.FindAsync(Package, Token);

        Assert.Equal(Commit, found!.Commit);
    }

    [Fact]
    public async Task A_truncated_package_is_read_again_whole()
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nupkg", TruncateAsync);

        var bytes = await ReadAsync();

        Assert.Equal(File.ReadAllBytes(Nupkg), bytes);
        Assert.Equal(2, Server.Requests.Count(request => request.EndsWith(".nupkg", StringComparison.Ordinal)));
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
        Server.Fail("GET", "/v3/index.json", FeedServer.Answer(200, index), times: int.MaxValue);

        var find = await Assert.ThrowsAsync<ReleaseException>(() => Feed.FindAsync(Package, Token));
        var push = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal(["PSR4006", "PSR4006"], [find.Problems[0].Code, push.Problems[0].Code]);
    }

    [Fact]
    public async Task A_package_that_is_garbage_is_a_coded_error()
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nuspec", FeedServer.Answer(200, "<package"), times: int.MaxValue);
        Server.Fail("GET", ".nupkg", FeedServer.Answer(200, "PK\u0003\u0004 and no more"), times: int.MaxValue);

        var find = await Assert.ThrowsAsync<ReleaseException>(() => Feed.FindAsync(Package, Token));
        var download = await Assert.ThrowsAsync<ReleaseException>(() => Feed.TryDownloadAsync(Package, Held, Token));

        Assert.Equal(["PSR4016", "PSR4016"], [find.Problems[0].Code, download.Problems[0].Code]);
    }

    private static async Task TruncateAsync(HttpContext context, Func<Task> next)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("<package>");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private async Task<byte[]> ReadAsync()
    {
        Assert.True(await Feed.TryDownloadAsync(Package, Held, Token));
        return await File.ReadAllBytesAsync(Held, Token);
    }
}
