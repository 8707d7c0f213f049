using System.Diagnostics;
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
        Assert.True(await HoldsPackageAsync(" artifacts/feed\n"));
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
    [InlineData(" https://example.org/v3/index.json\t")]
    [InlineData(" Company\n")]
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
    [InlineData("http://example.org/v3/index.json", "PSR4003")]
    [InlineData("https://user:s3cret@example.org/v3/index.json", "PSR4014")]
    [InlineData("https://s3cret@example.org/v3/index.json", "PSR4014")]
    [InlineData("https://example.org/$(feed)/index.json?key=s3cret", "PSR4012")]
    [InlineData("$(feed)", "PSR4012")]
    [InlineData("htps://ci:s3cret@example.org/v3/index.json", "PSR4015")]
    [InlineData("htps://ci:s3cret@example.org/feed@Local/index.json", "PSR4015")]
    [InlineData("https://ci:s3/cret@example.org/v3/index.json", "PSR4015")]
    [InlineData("https://ci:s3cret@example.org:99999/v3/index.json", "PSR4015")]
    [InlineData("https:/ci:s3cret@example.org/v3/index.json", "PSR4015")]
    [InlineData("https:ci:s3cret@example.org/v3/index.json", "PSR4015")]
    [InlineData("ci:s3cret@example.org/v3/index.json", "PSR4015")]
    [InlineData("https://example.org:port/v3/index.json?key=s3cret", "PSR4015")]
    [InlineData("https:///v3/index.json", "PSR4015")]
    [InlineData("https://", "PSR4015")]
    [InlineData("ftp://ci:s3cret@example.org/feed?key=s3cret#s3cret", "PSR4015")]
    [InlineData("ssh://example.org/feed", "PSR4015")]
    [InlineData("example.org/v3/index.json", "PSR4015")]
    [InlineData("localhost:5000/v3/index.json", "PSR4015")]
    [InlineData("Compnay", "PSR4015")]
    [InlineData("company name", "PSR4015")]
    [InlineData("~/feed", "PSR4015")]
    [InlineData("$HOME/feed", "PSR4015")]
    [InlineData("${HOME}/feed", "PSR4015")]
    [InlineData("%USERPROFILE%/feed", "PSR4015")]
    [InlineData("pkgs.example.org/acme/_packaging/feed/nuget/v3", "PSR4015")]
    [InlineData("s3cret@example.org/feed", "PSR4015")]
    [InlineData("//ci:s3cret@example.org/feed", "PSR4015")]
    [InlineData("example.org/feed?key=s3cret", "PSR4015")]
    [InlineData("Company?key=s3cret", "PSR4015")]
    [InlineData("$(feed)?key=s3cret", "PSR4012")]
    [InlineData("ci:s3cret@$(host)/feed", "PSR4012")]
    public void A_value_that_is_no_feed_is_refused_shows_no_secret_and_creates_nothing(string feed, string code)
    {
        Configure("https://example.org/v3/index.json");

        var exception = Assert.Throws<ReleaseException>(() => Open(feed));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal(code, problem.Code);
        Assert.DoesNotMatch("s3.?cret", problem.Text);
        Assert.Equal(["nuget.config"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(@"\\server\share\feed")]
    [InlineData("//server/share/feed")]
    [InlineData("file://server/share/feed")]
    [InlineData(@"C:\feeds\acme")]
    [InlineData("C:/feeds/acme")]
    [InlineData(@"artifacts\feed")]
    public void Shares_and_drives_of_Windows_are_refused_elsewhere(string feed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has them.");

        var exception = Assert.Throws<ReleaseException>(() => Open(feed));

        Assert.Equal("PSR4015", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task A_pipe_above_the_repository_that_NuGet_would_wait_for_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        var root = Directory.CreateDirectory(_folder.Combine("below")).FullName;
        var token = TestContext.Current.CancellationToken;
        using var process = Process.Start("mkfifo", [_folder.Combine("nuget.config")]);
        await process.WaitForExitAsync(token);

        var open = Task.Run(() => FeedLocator.Open(new FeedOptions("./feed", null, false), root), token);
        var exception = await Assert.ThrowsAsync<ReleaseException>(() => open.WaitAsync(TimeSpan.FromSeconds(30), token));

        var problem = Assert.Single(exception.Problems);
        Assert.Contains(_folder.Combine("nuget.config"), problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new/feed")]
    [InlineData("./new")]
    [InlineData("../new")]
    [InlineData("./s3cret@new?x#y")]
    [InlineData(".")]
    [InlineData("exists")]
    [InlineData(" new/feed ")]
    public void A_folder_that_exists_or_is_plainly_written_is_a_feed(string feed)
    {
        Directory.CreateDirectory(_folder.Combine("exists"));

        Assert.IsType<FolderFeed>(Open(feed));
    }

    [Fact]
    public void The_names_of_the_sources_are_offered_without_secrets()
    {
        Write(
            """<add key="Company" value="https://example.org" /><add key="https://ci:s3cret@example.org" value="x" """
                + """/>""");

        var exception = Assert.Throws<ReleaseException>(() => Open("Compnay"));

        Assert.Contains("(Company, https://example.org/)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/v3/index.json")]
    [InlineData("https://EXAMPLE.org/v3/index.json")]
    public async Task A_source_whose_name_is_an_address_does_not_stand_for_that_address(string name)
    {
        FixturePackage.WriteToFeed(_folder.Combine("elsewhere"), "X", "1.0.1", "commit");
        Write($"""<add key="{name}" value="elsewhere" />""");

        Assert.IsType<HttpFeed>(Open("https://example.org/v3/index.json"));
        Assert.True(await HoldsPackageAsync("./elsewhere"));
    }

    [Fact]
    public void A_source_whose_name_is_a_path_does_not_stand_for_that_folder()
    {
        Write("""<add key="./feed" value="https://example.org/v3/index.json" />""");

        Assert.IsType<FolderFeed>(Open("./feed"));
    }

    [Theory]
    [InlineData("ftp://ci:s3cret@example.org/feed")]
    [InlineData("htps://ci:s3cret@example.org/feed")]
    [InlineData("https://example.org:99999/feed")]
    public void A_source_that_is_no_feed_is_refused_and_shows_no_secret(string address)
    {
        Configure(address);

        var exception = Assert.Throws<ReleaseException>(() => Open("Company"));

        Assert.Equal("PSR4015", Assert.Single(exception.Problems).Code);
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_that_cannot_be_decrypted_here_is_PSR4020()
    {
        Write(
            """<add key="Company" value="https://example.org/v3/index.json" />""",
            """
            <packageSourceCredentials><Company>
              <add key="Username" value="ann" /><add key="Password" value="AQAAANCMnd8BFdERjHoAwE" />
            </Company></packageSourceCredentials>
            """);

        var exception = Assert.Throws<ReleaseException>(() => Open("Company"));

        Assert.Equal("PSR4020", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public void Plain_http_is_used_when_the_configuration_or_the_caller_allows_it()
    {
        Write("""<add key="Near" value="http://127.0.0.1:1/index.json" allowInsecureConnections="true" />""");

        Assert.IsType<HttpFeed>(Open("Near"));
        Assert.IsType<HttpFeed>(Open("http://127.0.0.1:2/index.json", allowInsecureConnections: true));
    }

    [Fact]
    public void An_API_key_that_is_a_variable_without_a_value_is_refused()
    {
        var exception = Assert.Throws<ReleaseException>(
            () => Open("https://example.org/v3/index.json", apiKey: "$(key)"));

        Assert.Equal("PSR4012", Assert.Single(exception.Problems).Code);
    }

    [Theory]
    [InlineData("<configuration>")]
    [InlineData("")]
    [InlineData("<html />")]
    [InlineData("<configuration><packageSources><add key=\"A\" /></packageSources></configuration>")]
    [InlineData("<configuration><packageSources><add value=\"A\" /></packageSources></configuration>")]
    [InlineData("<configuration><packageSources><add key=\"\" value=\"\" /></packageSources></configuration>")]
    public void A_configuration_that_cannot_be_read_is_an_error_with_a_code(string text)
    {
        File.WriteAllText(_folder.Combine("nuget.config"), text);

        var exception = Assert.Throws<ReleaseException>(() => Open("Company"));

        Assert.Equal("PSR4013", Assert.Single(exception.Problems).Code);
    }

    public void Dispose() => _folder.Dispose();

    private void Configure(string source) => Write($"""<add key="Company" value="{source}" />""");

    private void Write(string sources, string rest = "") => File.WriteAllText(
        _folder.Combine("nuget.config"),
        $"<configuration><packageSources><clear />{sources}</packageSources>{rest}</configuration>");

    private async Task<bool> HoldsPackageAsync(string feed) =>
        await Open(feed).FindAsync(
            FixturePackage.Identity("X", "1.0.1"), TestContext.Current.CancellationToken) is not null;

    private IPackageFeed Open(string feed, string? apiKey = null, bool allowInsecureConnections = false) =>
        FeedLocator.Open(new FeedOptions(feed, apiKey, allowInsecureConnections), _folder.Path);
}
