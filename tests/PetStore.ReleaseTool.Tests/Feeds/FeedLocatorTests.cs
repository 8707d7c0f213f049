using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FeedLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_folder_is_relative_to_the_repository()
    {
        FixturePackage.WriteToFeed(_folder.Combine("artifacts/feed"), "X", "1.0.1", "commit");

        Assert.True(await HoldsPackageAsync("artifacts/feed"));
        Assert.True(await HoldsPackageAsync(_folder.Combine("artifacts/feed")));
    }

    [Fact]
    public async Task A_source_of_the_repositorys_configuration_goes_before_a_folder_of_that_name()
    {
        FixturePackage.WriteToFeed(_folder.Combine("elsewhere"), "X", "1.0.1", "commit");
        Directory.CreateDirectory(_folder.Combine("Company"));
        Configure("elsewhere");

        Assert.True(await HoldsPackageAsync("Company"));
    }

    [Theory]
    [InlineData("https://example.org/v3/index.json")]
    [InlineData("Company")]
    public void A_server_is_named_by_its_address_or_by_its_key(string feed)
    {
        Configure("https://example.org/v3/index.json");

        Assert.IsType<HttpFeed>(Open(feed));
    }

    [Fact]
    public async Task A_file_address_is_a_folder()
    {
        FixturePackage.WriteToFeed(_folder.Combine("some where"), "X", "1.0.1", "commit");
        Configure(new Uri(_folder.Combine("some where")).AbsoluteUri);

        Assert.True(await HoldsPackageAsync("Company"));
    }

    [Theory]
    [InlineData("http://example.org/v3/index.json", "plain http")]
    [InlineData("https://user:s3cret@example.org/v3/index.json", "a user name or a password")]
    [InlineData("https://example.org/$(feed)/index.json", "'$('")]
    [InlineData("$(feed)", "'$('")]
    public void An_address_that_is_not_safe_is_refused_and_shows_no_secret(string feed, string reason)
    {
        var exception = Assert.Throws<ReleaseException>(() => Open(feed));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR4003", problem.Code);
        Assert.Contains(reason, problem.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_is_used_when_the_configuration_or_the_caller_allows_it()
    {
        File.WriteAllText(
            _folder.Combine("nuget.config"),
            """<configuration><packageSources><add key="Near" value="http://127.0.0.1:1/index.json" allowInsecureConnections="true" /></packageSources></configuration>""");

        Assert.IsType<HttpFeed>(Open("Near"));
        Assert.IsType<HttpFeed>(Open("http://127.0.0.1:2/index.json", allowInsecureConnections: true));
    }

    [Fact]
    public void An_API_key_that_is_a_variable_without_a_value_is_refused()
    {
        var exception = Assert.Throws<ReleaseException>(() => Open("https://example.org/v3/index.json", apiKey: "$(key)"));

        Assert.Equal("PSR4003", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public void A_configuration_that_cannot_be_read_is_an_error_with_a_code()
    {
        File.WriteAllText(_folder.Combine("nuget.config"), "<configuration>");

        var exception = Assert.Throws<ReleaseException>(() => Open("Company"));

        Assert.Equal("PSR4003", Assert.Single(exception.Problems).Code);
    }

    public void Dispose() => _folder.Dispose();

    private void Configure(string source) => File.WriteAllText(
        _folder.Combine("nuget.config"),
        $"""<configuration><packageSources><clear /><add key="Company" value="{source}" /></packageSources></configuration>""");

    private async Task<bool> HoldsPackageAsync(string feed) =>
        await Open(feed).FindAsync(FixturePackage.Identity("X", "1.0.1"), TestContext.Current.CancellationToken) is not null;

    private IPackageFeed Open(string feed, string? apiKey = null, bool allowInsecureConnections = false) =>
        FeedLocator.Open(new FeedOptions(feed, apiKey, allowInsecureConnections), _folder.Path);
}
