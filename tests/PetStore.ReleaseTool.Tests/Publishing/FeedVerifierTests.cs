using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class FeedVerifierTests : IDisposable
{
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

    public void Dispose() => _feed.Dispose();

    private async Task<IReadOnlyList<Verification>> VerifyAsync(Action<string> fill)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var versions = new VersionReader(await GitRepository.OpenAsync(repository.Root, Token));
        var head = await versions.ReadAsync("HEAD", Token);
        fill(head.Head);
        var pinned = new PinnedReleases(head, versions, _feed);
        return await new FeedVerifier(
            _builder, _feed, "the feed", pinned, new RecordedProgress()).VerifyAsync(head, Token);
    }
}
