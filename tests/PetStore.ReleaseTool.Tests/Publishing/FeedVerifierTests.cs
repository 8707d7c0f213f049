using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class FeedVerifierTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_package_that_leaves_the_feed_while_it_is_built_is_PSR4004()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var versions = new VersionReader(await GitRepository.OpenAsync(repository.Root, Token));
        var head = await versions.ReadAsync("HEAD", Token);
        var feed = new MemoryFeed();
        feed.Add("X", "1.0.1", head.Head);
        var builder = new MemoryBuilder { Building = _ => feed.Remove("X", "1.0.1") };
        var pinned = new PinnedReleases(head, versions, feed);

        var result = Assert.Single(
            await new FeedVerifier(builder, feed, "the feed", pinned, new RecordedProgress()).VerifyAsync(head, Token));

        Assert.Equal("error PSR4004: X 1.0.1 is not on the feed 'the feed'. Publish it first.", result.Problem?.ToString());
        Assert.False(result.IsEqual);
    }
}
