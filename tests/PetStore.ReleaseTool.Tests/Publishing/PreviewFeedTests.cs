using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class PreviewFeedTests : IDisposable
{
    private static readonly string _unknown = new('a', 40);

    private readonly MemoryFeed _feed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("1.0.1", "head")]
    [InlineData("1.0.0-fix", "another line")]
    [InlineData("1.0.2-g0123456", "unknown")]
    [InlineData("1.0.2-beta.g0123456789", "unknown")]
    public async Task Releases_of_the_repository_and_previews_of_anybody_may_be_on_it(string version, string commit)
    {
        Assert.Null(await CheckAsync("X", version, commit));
    }

    [Theory]
    [InlineData("X", "1.0.1", "unknown")]
    [InlineData("X", "1.0.1", "another line")]
    [InlineData("X", "1.0.1", null)]
    [InlineData("X", "9.9.9", "unknown")]
    [InlineData("X", "9.9.9", null)]
    [InlineData("X", "2.0.0-beta", "unknown")]
    [InlineData("X", "1.0.2-big0123456", "unknown")]
    [InlineData("X", "1.0.2-g0123456.1", "unknown")]
    [InlineData("Y", "9.9.9", "unknown")]
    public async Task A_release_of_another_state_of_the_repository_is_PSR6402(
        string id, string version, string? commit)
    {
        var problem = await CheckAsync(id, version, commit);

        Assert.Equal("PSR6402", problem?.Code);
        Assert.Contains($"The feed 'previews' holds {id}.{version}, ", problem!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_foreign_versions_the_lowest_is_named()
    {
        _feed.Add("X", "9.9.9", _unknown);

        var problem = await CheckAsync("X", "8.8.8", "unknown");

        Assert.Contains("holds X.8.8.8, ", problem!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_leaves_the_feed_meanwhile_is_no_foreign_one()
    {
        _feed.Finding = () => _feed.Remove("X", "9.9.9");

        Assert.Null(await CheckAsync("X", "9.9.9", "unknown"));
    }

    public void Dispose() => _feed.Dispose();

    private async Task<Problem?> CheckAsync(string id, string version, string? commit)
    {
        using var fixture = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        await fixture.GitAsync(["checkout", "--quiet", "-b", "release/1"]);
        var other = await fixture.CommitChangeAsync("X");
        await fixture.GitAsync(["checkout", "--quiet", "main"]);
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);
        var head = await new VersionReader(repository).ReadAsync("HEAD", Token);
        _feed.Add(
            id,
            version,
            commit switch { "head" => head.Head, "another line" => other, null => null, _ => _unknown });
        return await PreviewFeed.CheckAsync(_feed, "previews", head, repository, Token);
    }
}
