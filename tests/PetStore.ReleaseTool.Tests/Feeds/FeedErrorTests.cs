using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

/// <summary>PSR4001 to 4004: the feed.</summary>
public sealed class FeedErrorTests
{
    [Theory]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("verify", "X", "1.0.1")]
    public async Task A_file_where_the_feed_should_be_is_PSR4001(params string[] command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("artifacts/feed", "a file");

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertFailed(
            "PSR4001", $"The feed '{repository.Combine("artifacts/feed")}' cannot be used", "is a file", "--feed");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("verify", "X", "1.0.1")]
    public async Task A_folder_in_which_packages_lie_side_by_side_is_PSR4001(params string[] command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        FixturePackage.Write(repository.Combine("artifacts/feed/Y.1.0.1.nupkg"), "Y", "1.0.1", "commit");

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertFailed(
            "PSR4001", $"The feed '{repository.Combine("artifacts/feed")}' cannot be used: packages lie in it side by "
                + "side", "--feed");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("x/1.0.1")]
    [InlineData("x/1.0.1", "publish")]
    [InlineData("x", "verify", "X", "1.0.1")]
    public async Task A_file_where_a_packages_folder_should_be_is_PSR4001(string path, params string[] command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write($"artifacts/feed/{path}", "a file");

        var run = await ToolRun.StartAsync(repository, command is [] ? ["plan"] : command);

        run.AssertFailed(
            "PSR4001", $"The feed '{repository.Combine("artifacts/feed")}' cannot be used",
            Path.GetFullPath(repository.Combine($"artifacts/feed/{path}")), "is a file");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("verify", "X", "1.0.1")]
    public async Task A_truncated_package_in_the_feed_is_PSR4002(params string[] command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        var nupkg = FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", commit);
        FixturePackage.Truncate(nupkg);

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertStops("PSR4002", $"{nupkg}: the package cannot be read", "Delete its version folder");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("verify", "X", "1.0.1")]
    public async Task A_server_without_TLS_is_PSR4003(params string[] command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await ToolRun.StartAsync(repository, [.. command, "--feed", "http://example.org/v3/index.json"]);

        run.AssertFailed("PSR4003", "The feed 'http://example.org/v3/index.json' is not used: it is plain http");
    }

    [Fact]
    public async Task A_version_that_is_not_on_the_feed_cannot_be_verified_PSR4004()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await ToolRun.StartAsync(repository, "verify", "X", "1.0.1", "--feed", "./my feed");

        run.AssertFailed("PSR4004", "X 1.0.1 is not on the feed './my feed'. Publish it first.");
    }
}
