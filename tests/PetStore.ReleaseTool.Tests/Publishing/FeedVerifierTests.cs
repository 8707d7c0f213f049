using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class FeedVerifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryFeed _feed = new();
    private readonly MemoryBuilder _builder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_that_leaves_the_feed_while_it_is_built_is_PSR4004()
    {
        _builder.Building = _ => _feed.Remove("X", "1.0.1");

        var result = Assert.Single(await VerifyAsync(head => _feed.Add("X", "1.0.1", head)));

        Assert.Equal(
            "error PSR4004: X 1.0.1 is not on the feed 'the feed'. Publish it first.", result.Problem?.ToString());
        Assert.False(result.IsEqual);
    }

    [Theory]
    [InlineData(null, "PSR4018")]
    [InlineData("2222222222222222222222222222222222222222", "PSR2004")]
    public async Task A_package_that_does_not_name_its_commit_is_not_ours_before_anything_is_built(
        string? commit, string code)
    {
        var result = Assert.Single(await VerifyAsync(_ => _feed.Add("X", "1.0.1", commit)));

        Assert.Equal(code, result.Problem?.Code);
        Assert.Empty(_builder.Calls);
    }

    [Fact]
    public async Task The_results_are_sorted_by_version_whether_or_not_it_could_be_built()
    {
        _builder.Broken = ["X 1.0.1"];

        var results = await VerifyAsync(head =>
        {
            _feed.Add("X", "1.0.3", head);
            _feed.Add("X", "1.0.1", head);
        });

        Assert.Equal(["PSR3002", "PSR1014"], results.Select(result => result.Problem?.Code));
        Assert.Equal(["1.0.1", "1.0.3"], results.Select(result => result.Package.Version.ToString()));
    }

    [Fact]
    public async Task A_package_on_the_feed_that_is_damaged_is_a_problem_of_that_package()
    {
        _builder.Path = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", commit: null);

        var result = Assert.Single(await VerifyAsync(head => _feed.Add("X", "1.0.1", head)));

        Assert.Equal("PSR4002", result.Problem?.Code);
    }

    [Fact]
    public async Task Other_bytes_on_the_feed_are_a_difference()
    {
        var feed = _folder.Combine("feed");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        FixturePackage.WriteToFeed(feed, "X", "1.0.1", commit);
        _builder.Path = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", commit, "other text");

        var result = Assert.Single(await VerifyAsync(repository, new FolderFeed(feed)));

        Assert.Null(result.Problem);
        Assert.Contains("  content.txt: other bytes", result.Difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_was_deleted_is_verified_too_and_the_results_are_sorted_by_id()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        repository.Delete("packages/X");
        await repository.CommitAsync("Delete X");
        _feed.Add("X", "1.0.1", commit);
        _feed.Add("Y", "0.9.9", commit);

        var results = await VerifyAsync(repository, _feed);

        Assert.Equal(["X 1.0.1"], _builder.Calls);
        Assert.Equal(["X.1.0.1", "Y.0.9.9"], results.Select(result => result.Package.ToString()));
    }

    public void Dispose()
    {
        _feed.Dispose();
        _folder.Dispose();
    }

    private async Task<IReadOnlyList<Verification>> VerifyAsync(Action<string> fill)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        fill(await repository.GitAsync(["rev-parse", "HEAD"]));
        return await VerifyAsync(repository, _feed);
    }

    private async Task<IReadOnlyList<Verification>> VerifyAsync(FixtureRepository repository, IPackageFeed feed)
    {
        var versions = new VersionReader(await GitRepository.OpenAsync(repository.Root, Token));
        var head = await versions.ReadAsync("HEAD", Token);
        var pinned = new PinnedReleases(head, versions, feed);
        return await new FeedVerifier(
            _builder, feed, "the feed", pinned, new RecordedProgress()).VerifyAsync(head, Token);
    }
}
