using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

/// <summary>A version is on the feed when it is listed and its nupkg can be downloaded.</summary>
public sealed class HttpFeedPresenceTests : HttpFeedTests
{
    [Theory]
    [InlineData(404)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(405)]
    [InlineData(406)]
    [InlineData(410)]
    [InlineData(501)]
    [InlineData(204)]
    [InlineData(200)]
    public async Task Where_the_server_has_no_nuspecs_the_commit_comes_from_the_nupkg(int status)
    {
        Server.Fail(
            "GET",
            ".nuspec",
            FeedServer.Answer(status, status == 200 ? "<!DOCTYPE html><html></html>" : ""),
            int.MaxValue);

        var pushed = await PushAsync();
        var found = await Feed.FindAsync(Package, Token);

        Assert.Equal([Commit, Commit], [pushed.Commit, found!.Commit]);
    }

    [Fact]
    public async Task A_package_without_a_commit_has_none_either_where_the_server_has_no_nuspecs()
    {
        Server.Add(Write("foreign.nupkg", commit: null));
        Server.Fail("GET", ".nuspec", FeedServer.Answer(404), int.MaxValue);

        var found = await Feed.FindAsync(Package, Token);

        Assert.Null(found!.Commit);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(204)]
    [InlineData(410)]
    public async Task A_version_that_is_listed_but_cannot_be_downloaded_is_partly_there(int status)
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nupkg", FeedServer.Answer(status), int.MaxValue);

        var problem = await FindProblemAsync();

        Assert.Equal("PSR4017", problem.Code);
        Assert.True(problem.ConcernsOnePackage);
        Assert.Contains("it is listed, but its nupkg cannot be downloaded", problem.Text, StringComparison.Ordinal);
        Assert.False(await Feed.TryDownloadAsync(Package, Held, Token));
    }

    [Fact]
    public async Task A_version_that_can_be_downloaded_but_is_not_listed_is_partly_there()
    {
        Server.AddUnlisted(Nupkg);

        var problem = await FindProblemAsync();

        Assert.Equal("PSR4017", problem.Code);
        Assert.Contains("its nupkg can be downloaded, but it is not listed", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/acme.text/index.json")]
    [InlineData(".nupkg")]
    public async Task A_package_that_another_publisher_adds_between_two_requests_is_found(string part)
    {
        Server.Add(Nupkg);
        Server.Fail("GET", part, FeedServer.Answer(404));

        var found = await Feed.FindAsync(Package, Token);

        Assert.Equal(Commit, found!.Commit);
    }

    [Fact]
    public async Task A_package_that_is_whole_at_the_third_look_is_found()
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nupkg", FeedServer.Answer(404), times: 2);

        var found = await Feed.FindAsync(Package, Token);

        Assert.Equal(Commit, found!.Commit);
    }

    [Fact]
    public async Task A_package_that_stays_partly_there_is_looked_for_three_times()
    {
        Server.AddUnlisted(Nupkg);

        await FindProblemAsync();

        Assert.Equal(3, Server.Requests.Count(request => request.EndsWith(".nupkg", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("index.json")]
    [InlineData(".nupkg")]
    public async Task After_a_push_what_is_partly_there_is_waited_for(string part)
    {
        var left = 3;
        Server.Fail("GET", "/acme.text/", PartAsync, int.MaxValue);

        var pushed = await PushAsync();

        Assert.Equal(Commit, pushed.Commit);
        Assert.True(left <= 0, $"{left} looks are left");

        Task PartAsync(Microsoft.AspNetCore.Http.HttpContext context, Func<Task> next) =>
            context.Request.Path.Value!.EndsWith(part, StringComparison.Ordinal) && Interlocked.Decrement(ref left) >= 0
                ? FeedServer.Answer(404)(context, next)
                : next();
    }

    [Theory]
    [InlineData(201)]
    [InlineData(409)]
    public async Task What_stays_partly_there_after_a_push_is_a_coded_error(int status)
    {
        Server.AddUnlisted(Nupkg);
        Server.Fail("PUT", "/push", FeedServer.Answer(status), int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal("PSR4017", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task A_nupkg_that_is_a_web_page_is_damaged()
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nupkg", FeedServer.Answer(200, "<html>Sign in</html>"), int.MaxValue);

        var find = await FindProblemAsync();
        var download = await Assert.ThrowsAsync<ReleaseException>(() => Feed.TryDownloadAsync(Package, Held, Token));

        Assert.Equal(["PSR4016", "PSR4016"], [find.Code, download.Problems[0].Code]);
        Assert.True(find.ConcernsOnePackage);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    public async Task A_nupkg_that_is_shorter_than_the_start_of_a_zip_is_damaged(string text)
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nupkg", FeedServer.Answer(200, text), int.MaxValue);

        var problem = await FindProblemAsync();

        Assert.Equal("PSR4016", problem.Code);
        Assert.Contains("it is not a zip archive", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_of_another_id_is_damaged()
    {
        Server.Add(Nupkg);
        var other = FixturePackage.Write(Path.ChangeExtension(Held, ".other"), "Acme.Json", "1.0.1", Commit);
        Server.Fail("GET", ".nuspec", FeedServer.Answer(404), int.MaxValue);
        Server.Fail(
            "GET",
            ".nupkg",
            (context, _) => context.Response.Body.WriteAsync(File.ReadAllBytes(other)).AsTask(),
            int.MaxValue);

        var problem = await FindProblemAsync();

        Assert.Equal("PSR4016", problem.Code);
        Assert.Contains("it says that it is Acme.Json.1.0.1", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_index_is_read_once_and_not_from_the_disk()
    {
        await PushAsync();
        await Feed.FindAsync(Package, Token);
        using var second = Open(Times);
        Server.Fail("GET", "/v3/index.json", FeedServer.Answer(200, "{}"));

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => second.FindAsync(Package, Token));

        Assert.Equal("PSR4006", Assert.Single(exception.Problems).Code);
        Assert.Equal(
            2, Server.Requests.Count(request => request.StartsWith("GET /v3/index.json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_address_that_does_not_end_like_an_index_is_V3_too()
    {
        using var feed = Open(Times, address: Server.Address[..^"index.json".Length] + "index.json?version=3");

        await feed.PushAsync(Package, Nupkg, Token);

        Assert.Equal(Commit, (await feed.FindAsync(Package, Token))!.Commit);
    }

    [Fact]
    public async Task A_server_that_takes_no_packages_says_so_before_anything_is_sent()
    {
        var index = $$"""
            { "version": "3.0.0", "resources": [
              { "@id": "{{Server.Address.Replace("v3/index.json", "flat")}}", "@type": "PackageBaseAddress/3.0.0" } ] }
            """;
        Server.Fail("GET", "/v3/index.json", FeedServer.Answer(200, index));

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => Feed.CheckPushAsync(Token));

        Assert.Equal("PSR4019", Assert.Single(exception.Problems).Code);
        Assert.Null(await Feed.FindAsync(Package, Token));
    }

    private async Task<Problem> FindProblemAsync() =>
        Assert.Single((await Assert.ThrowsAsync<ReleaseException>(() => Feed.FindAsync(Package, Token))).Problems);
}
