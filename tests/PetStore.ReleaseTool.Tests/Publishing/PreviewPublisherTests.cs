using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class PreviewPublisherTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_that_takes_no_packages_fails_before_anything_is_built()
    {
        using var fixture = await FixtureRepository.CreateWithPackagesAsync("X");
        await fixture.GitAsync(["checkout", "--quiet", "-b", "feature"]);
        await fixture.CommitChangeAsync("X");
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);
        var versions = new VersionReader(repository);
        var head = await versions.ReadAsync("HEAD", Token);
        var current = await new ReleaseResolver(repository)
            .ResolveCurrentAsync(head, CurrentReleases.Select(head, [], pinned: []), Token);
        using var builder = new ReleaseBuilder(repository, new NotesReader(repository, versions));
        var feed = new MemoryFeed { TakesNothing = FeedProblems.NoPublishResource("memory") };
        var progress = new RecordedProgress();

        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => new PreviewPublisher(repository, feed, builder, progress).PublishAsync(head, current, Token));

        Assert.Equal("PSR4019", Assert.Single(exception.Problems).Code);
        Assert.Empty(progress.Steps);
    }
}
