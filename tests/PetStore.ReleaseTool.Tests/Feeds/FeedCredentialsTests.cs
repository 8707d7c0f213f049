using System.Net;
using NuGet.Configuration;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FeedCredentialsTests
{
    private const string Prefixes = "VSS_NUGET_URI_PREFIXES";
    private const string Token = "VSS_NUGET_ACCESSTOKEN";
    private const string Endpoints = "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS";
    private const string Feed = "https://pkgs.example.org/acme/feed/v3/index.json";

    private readonly Dictionary<string, string> _variables = [];

    [Theory]
    [InlineData("https://pkgs.example.org/acme/")]
    [InlineData("https://PKGS.example.org/Acme/")]
    [InlineData("https://other.example.org/; https://pkgs.example.org/acme/;")]
    [InlineData("https://pkgs.example.org")]
    [InlineData(Feed)]
    public async Task The_token_is_for_the_addresses_that_begin_with_a_prefix(string prefixes)
    {
        (_variables[Prefixes], _variables[Token]) = (prefixes, "s3cret");

        var credential = await AskAsync(Feed);

        Assert.Equal(("VssSessionToken", "s3cret"), (credential?.UserName, credential?.Password));
    }

    [Theory]
    [InlineData("https://other.example.org/acme/feed/v3/index.json")]
    [InlineData("https://pkgs.example.org.evil.example/acme/feed/v3/index.json")]
    [InlineData("https://pkgs.example.org/acm")]
    [InlineData("https://evil.example/https://pkgs.example.org/acme/")]
    [InlineData("https://pkgs.example.org@evil.example/acme/feed/v3/index.json")]
    [InlineData("https://pkgs.example.org:8443/acme/feed/v3/index.json")]
    [InlineData("http://pkgs.example.org/acme/feed/v3/index.json")]
    [InlineData("https://pkgs.example.org/other/feed/v3/index.json")]
    [InlineData("https://pkgs.example.org/acme-evil/feed/v3/index.json")]
    [InlineData("https://pkgs.example.org/acme.evil/index.json")]
    public async Task The_token_is_for_no_other_address(string address)
    {
        _variables[Token] = "s3cret";

        foreach (var prefix in new[] { "https://pkgs.example.org/acme/", "https://pkgs.example.org/acme" })
        {
            _variables[Prefixes] = prefix;
            Assert.Null(await AskAsync(address));
        }
    }

    [Theory]
    [InlineData("https://pkgs.example.org/acme/")]
    [InlineData("https://pkgs.example.org/acme")]
    public async Task A_service_connection_is_for_no_other_address(string endpoint)
    {
        _variables[Endpoints] = $$"""{ "endpointCredentials": [ { "endpoint": "{{endpoint}}", "password": "s3cret" } ] }""";

        Assert.Null(await AskAsync("https://pkgs.example.org/acme-evil/feed/v3/index.json"));
    }

    [Theory]
    [InlineData(null, "s3cret")]
    [InlineData("", "s3cret")]
    [InlineData("no address;/acme/", "s3cret")]
    [InlineData("https://pkgs.example.org/acme/", null)]
    [InlineData("https://pkgs.example.org/acme/", "")]
    public async Task Without_a_prefix_and_a_token_there_is_no_answer(string? prefixes, string? token)
    {
        Set(Prefixes, prefixes);
        Set(Token, token);

        Assert.Null(await AskAsync(Feed));
    }

    [Theory]
    [InlineData(""", "username": "ann" """, "ann")]
    [InlineData(""", "username": "" """, "VssSessionToken")]
    [InlineData("", "VssSessionToken")]
    public async Task A_service_connection_has_its_own_password_with_or_without_a_user_name(
        string user, string expected)
    {
        _variables[Endpoints] = $$"""
            { "endpointCredentials": [
                { "endpoint": "https://other.example.org/index.json", "password": "other" },
                { "endpoint": "{{Feed}}", "password": "s3cret"{{user}} } ] }
            """;

        var credential = await AskAsync(Feed);

        Assert.Equal((expected, "s3cret"), (credential?.UserName, credential?.Password));
    }

    [Fact]
    public async Task A_service_connection_comes_before_the_token_of_the_pipeline()
    {
        (_variables[Prefixes], _variables[Token]) = ("https://pkgs.example.org/acme/", "of the pipeline");
        _variables[Endpoints] = $$"""{ "endpointCredentials": [ { "endpoint": "{{Feed}}", "password": "of the connection" } ] }""";

        Assert.Equal("of the connection", (await AskAsync(Feed))?.Password);
    }

    [Fact]
    public async Task A_service_connection_to_another_feed_leaves_the_token_of_the_pipeline()
    {
        (_variables[Prefixes], _variables[Token]) = ("https://pkgs.example.org/acme/", "of the pipeline");
        _variables[Endpoints] = """{ "endpointCredentials": [ """
            + """{ "endpoint": "https://other.example.org/index.json", "password": "other" } ] }""";

        Assert.Equal("of the pipeline", (await AskAsync(Feed))?.Password);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{ "endpointCredentials": 5 }""")]
    [InlineData("""{ "endpointCredentials": [ null ] }""")]
    [InlineData("""{ "endpointCredentials": [ { "password": "s3cret" } ] }""")]
    [InlineData("""{ "endpointCredentials": [ { "endpoint": 5, "password": "s3cret" } ] }""")]
    [InlineData("""{ "endpointCredentials": [ { "endpoint": "https://pkgs.example.org/", "user": "s3cret" } ] }""")]
    [InlineData("""{ "endpointCredentials": [ { "endpoint": "https://pkgs.example.org/", "username": """
        + """5, "password": "s3cret" } ] }""")]
    public async Task Service_connections_of_another_form_are_PSR4011_and_are_not_quoted(string endpoints)
    {
        _variables[Endpoints] = endpoints;

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => AskAsync(Feed));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR4011", problem.Code);
        Assert.StartsWith($"The variable {Endpoints} does not hold", problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_was_refused_is_not_given_again()
    {
        (_variables[Prefixes], _variables[Token]) = ("https://pkgs.example.org/", "s3cret");
        var credentials = Create();

        var first = await AskAsync(Feed, credentials);
        var second = await AskAsync(Feed, credentials);
        var other = await AskAsync("https://pkgs.example.org/other/index.json", credentials);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.NotNull(other);
    }

    [Fact]
    public async Task A_proxy_is_told_nothing_and_the_feed_can_be_asked_afterwards()
    {
        (_variables[Prefixes], _variables[Token]) = ("https://pkgs.example.org/", "s3cret");
        var credentials = Create();

        var proxy = await AskAsync(Feed, credentials, CredentialRequestType.Proxy);
        var feed = await AskAsync(Feed, credentials);

        Assert.Null(proxy);
        Assert.NotNull(feed);
    }

    private void Set(string name, string? value)
    {
        if (value is not null)
        {
            _variables[name] = value;
        }
    }

    private FeedCredentials Create() => new(name => _variables.GetValueOrDefault(name));

    private async Task<NetworkCredential?> AskAsync(
        string address, FeedCredentials? credentials = null, CredentialRequestType type = CredentialRequestType.Unauthorized)
    {
        var uri = new Uri(address);
        var answer = await (credentials ?? Create())
            .GetCredentialsAsync(uri, null, type, "Who calls?", TestContext.Current.CancellationToken);
        return answer?.GetCredential(uri, "Basic");
    }
}
