using Microsoft.AspNetCore.Http;
using NuGet.Configuration;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class HttpFeedSecretTests : HttpFeedTests
{
    [Fact]
    public async Task A_download_that_is_redirected_to_another_host_goes_there_without_credentials()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        elsewhere.Add(Nupkg);
        var target = elsewhere.Address.Replace("v3/index.json", "flat/acme.text/1.0.1/acme.text.nuspec");
        Server.Fail("GET", ".nuspec", FeedServer.Redirect(302, target));
        var source = new PackageSource(Server.Address)
        {
            AllowInsecureConnections = true,
            Credentials = new PackageSourceCredential("feed", "user", "s3cret", isPasswordClearText: true, validAuthenticationTypesText: null),
        };
        Server.Fail("GET", "/v3/index.json", Challenge);
        elsewhere.Fail("GET", "/flat", Challenge);
        using var feed = new HttpFeed(source, Key, Times);

        await Assert.ThrowsAsync<ReleaseException>(() => feed.FindAsync(Package, Token));

        Assert.Contains("GET /v3/index.json with credentials", Server.Requests);
        Assert.NotEmpty(elsewhere.Requests);
        Assert.DoesNotContain(elsewhere.Requests, request => request.Contains("with", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_upload_that_is_redirected_to_another_host_stays_here()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        Server.Fail("PUT", "/push", FeedServer.Redirect(307, elsewhere.Address.Replace("v3/index.json", "push")), times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal("PSR4009", Assert.Single(exception.Problems).Code);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task The_API_key_is_sent_with_the_upload_alone()
    {
        await PushAsync();

        Assert.Equal(["PUT /push/ with key"], Server.Requests.Where(request => request.Contains("key", StringComparison.Ordinal)));
    }

    private static Task Challenge(HttpContext context, Func<Task> next)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\"";
        return Task.CompletedTask;
    }
}
