using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NuGet.Configuration;
using PetStore.ReleaseTool.Feeds;
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
        Server.Fail("GET", "/v3/index.json", Challenge);
        elsewhere.Fail("GET", "/flat", Challenge);
        Server.Add(Nupkg);
        using var feed = new HttpFeed(CreateSource(Server, allowInsecure: true), Key, Times);

        await Assert.ThrowsAsync<ReleaseException>(() => feed.FindAsync(Package, Token));

        Assert.Contains("GET /v3/index.json with credentials", Server.Requests);
        Assert.NotEmpty(elsewhere.Requests);
        Assert.DoesNotContain(elsewhere.Requests, request => request.Contains("with", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_redirect_to_the_same_host_without_TLS_goes_there_without_credentials_or_not_at_all(
        bool allowInsecure)
    {
        await using var secure = await FeedServer.StartSecureAsync();
        secure.Add(Nupkg);
        var target = secure.Address.Replace("https://", "http://").Replace(
            "v3/index.json", "flat/acme.text/1.0.1/acme.text.nuspec");
        secure.Fail("GET", "/v3/index.json", Challenge);
        secure.Fail("GET", ".nuspec", FeedServer.Redirect(302, target));
        secure.Fail("GET", ".nuspec", Challenge);
        using var feed = new HttpFeed(CreateSource(secure, allowInsecure), Key, Times);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => feed.FindAsync(Package, Token));

        Assert.Contains("GET /v3/index.json with credentials", secure.Requests);
        string[] expected = allowInsecure ? ["GET /flat/acme.text/1.0.1/acme.text.nuspec without TLS"] : [];
        Assert.Equal(
            expected, secure.Requests.Where(request => request.Contains("without TLS", StringComparison.Ordinal)));
        Assert.Equal(allowInsecure ? "PSR4005" : "PSR4006", exception.Problems[0].Code);
    }

    [Fact]
    public async Task Another_host_cannot_send_the_client_back_with_credentials()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        Server.Add(Nupkg);
        Server.Fail("GET", "/v3/index.json", Challenge);
        Server.Fail("GET", ".nuspec", FeedServer.Redirect(302, elsewhere.Address));
        elsewhere.Fail("GET", "/", FeedServer.Redirect(302, Server.Address.Replace("v3/index.json", "secret")));
        Server.Fail("GET", "/secret", Challenge);
        using var feed = new HttpFeed(CreateSource(Server, allowInsecure: true), Key, Times);

        await Assert.ThrowsAsync<ReleaseException>(() => feed.FindAsync(Package, Token));

        Assert.Equal(
            ["GET /secret"], Server.Requests.Where(request => request.Contains("secret", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Another_host_that_redirects_within_itself_is_not_given_credentials()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        Server.Add(Nupkg);
        Server.Fail("GET", "/v3/index.json", Challenge);
        Server.Fail("GET", ".nuspec", FeedServer.Redirect(302, elsewhere.Address));
        elsewhere.Fail("GET", "/v3/", FeedServer.Redirect(302, elsewhere.Address.Replace("v3/index.json", "inner")));
        elsewhere.Fail("GET", "/inner", Challenge, int.MaxValue);
        using var feed = new HttpFeed(CreateSource(Server, allowInsecure: true), Key, Times);

        await Assert.ThrowsAsync<ReleaseException>(() => feed.FindAsync(Package, Token));

        Assert.Equal(["GET /v3/index.json", "GET /inner"], elsewhere.Requests);
    }

    [Theory]
    [InlineData("ftp://ci:s3cret@example.org/x?key=s3cret")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://[/")]
    public async Task A_redirect_to_something_else_than_a_server_is_a_coded_error(string location)
    {
        Server.Fail("GET", "/v3/index.json", FeedServer.Redirect(302, location), int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => Feed.FindAsync(Package, Token));

        Assert.Equal("PSR4006", Assert.Single(exception.Problems).Code);
        Assert.Matches("it redirects to|it answers 302", exception.Message);
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v3/index.json")]
    [InlineData("GET", "/flat/")]
    [InlineData("PUT", "/push")]
    public async Task Neither_query_strings_nor_the_words_of_the_server_are_printed_raw(string method, string part)
    {
        Server.Fail(method, part, (context, _) =>
        {
            context.Response.StatusCode = 418;
            context.Features.Get<IHttpResponseFeature>()!.ReasonPhrase = "##vso[task.setvariable "
                + "variable=x]https://a:s3cret@b/?s3cret";
            return Task.CompletedTask;
        }, int.MaxValue);
        using var feed = Open(Times, address: $"{Server.Address}?sig=s3cret");

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => feed.PushAsync(Package, Nupkg, Token));

        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso[", exception.Message, StringComparison.Ordinal);
        Assert.Contains("418", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_goes_through_the_proxy_of_the_configuration_and_an_error_names_it()
    {
        await using var proxy = await FeedServer.StartAsync();
        var target = Route(proxy, "elsewhere.invalid").Replace("/v3/", "/moved/");
        proxy.Fail("GET", "/v3/", FeedServer.Redirect(302, target));
        proxy.Fail("GET", "/moved/", FeedServer.Answer(418));
        var address = new Uri(proxy.Address).GetLeftPart(UriPartial.Authority);
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        using var home = new TemporaryFolder();
        Directory.CreateDirectory(home.Combine(".nuget/NuGet"));
        await File.WriteAllTextAsync(
            home.Combine(".nuget/NuGet/NuGet.Config"),
            $"""
            <configuration><config>
              <add key="http_proxy" value="{address.Replace("http://", "http://ann:s3cret@")}" />
            </config></configuration>
            """,
            Token);
        var environment = new Dictionary<string, string?>
        {
            ["HOME"] = home.Path,
            ["APPDATA"] = home.Combine(".nuget"),
            ["http_proxy"] = null,
            ["all_proxy"] = null,
            ["no_proxy"] = null,
        };

        var run = await ToolProcess.StartAsync(
            environment, "plan", "--repo", repository.Root, "--feed", Route(proxy, "feed.invalid"),
            "--allow-insecure-connections");

        Assert.Equal(["GET /v3/index.json", "GET /moved/index.json"], proxy.Requests);
        run.AssertFailed(
            "PSR4006",
            $"The feed '{Route(proxy, "feed.invalid")}' cannot be read",
            "418",
            $"through the proxy '{address}/'");
        Assert.DoesNotContain("s3cret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_is_redirected_to_another_host_stays_here()
    {
        await using var elsewhere = await FeedServer.StartAsync();
        Server.Fail(
            "PUT",
            "/push",
            FeedServer.Redirect(307, elsewhere.Address.Replace("v3/index.json", "push")),
            times: int.MaxValue);

        var exception = await Assert.ThrowsAsync<ReleaseException>(PushAsync);

        Assert.Equal("PSR4009", Assert.Single(exception.Problems).Code);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task The_API_key_is_sent_with_the_upload_alone()
    {
        await PushAsync();

        Assert.Equal(
            ["PUT /push/ with key"],
            Server.Requests.Where(request => request.Contains("key", StringComparison.Ordinal)));
    }

    /// <summary>The address of the feed at a host that is reached through a proxy only.</summary>
    private static string Route(FeedServer proxy, string host)
    {
        var authority = new Uri(proxy.Address).GetLeftPart(UriPartial.Authority);
        return proxy.Address.Replace(authority, $"http://{host}");
    }

    private static PackageSource CreateSource(FeedServer server, bool allowInsecure) => new(server.Address)
    {
        AllowInsecureConnections = allowInsecure,
        DisableTLSCertificateValidation = true,
        Credentials = new PackageSourceCredential(
            "feed", "user", "s3cret", isPasswordClearText: true, validAuthenticationTypesText: null),
    };

    private static Task Challenge(HttpContext context, Func<Task> next)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"feed\"";
        return Task.CompletedTask;
    }
}
