using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class PreviewPublisherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedProgress _progress = new();
    private string _commit = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Suffix => $"-g{_commit[..10]}";

    [Fact]
    public async Task A_feed_that_takes_no_packages_fails_before_anything_is_built()
    {
        var (builder, feed) = (Create(), new MemoryFeed { TakesNothing = FeedProblems.NoPublishResource("memory") });

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => PublishAsync(builder, feed));

        Assert.Equal("PSR4019", Assert.Single(exception.Problems).Code);
        Assert.Empty(builder.Calls);
        Assert.Empty(_progress.Steps);
    }

    [Fact]
    public async Task What_the_branch_changes_and_its_dependents_are_published_dependencies_first()
    {
        var (builder, feed) = (Create(), new MemoryFeed());

        var result = await PublishAsync(builder, feed);

        Assert.Empty(result.Problems);
        Assert.Equal([$"Z 1.0.2{Suffix}", $"C 1.0.2{Suffix}", $"A 1.0.1{Suffix}"], feed.Pushes.Order().Reverse());
        Assert.True(feed.Pushes.IndexOf($"Z 1.0.2{Suffix}") < feed.Pushes.IndexOf($"A 1.0.1{Suffix}"));
        Assert.Equal(feed.Pushes, result.Packages.Select(package => $"{package.Id} {package.Version}"));
        Assert.StartsWith("Building previews of ", _progress.Steps[0], StringComparison.Ordinal);
        Assert.EndsWith($" at {_commit[..7]}", _progress.Steps[0], StringComparison.Ordinal);
        Assert.Equal(
            feed.Pushes.Select((package, index) => $"Published {package} ({index + 1} of 3)"), _progress.Steps[1..]);
        Assert.False(Directory.Exists(Assert.Single(builder.Folders)));
    }

    [Theory]
    [InlineData("build", "PSR3002")]
    [InlineData("push", "PSR4001")]
    [InlineData("foreign", "PSR2004")]
    public async Task A_preview_that_fails_holds_back_only_what_depends_on_it(string step, string code)
    {
        var builder = Create(broken: step == "build" ? "Z 1.0.2" : "");

        var result = await PublishAsync(builder, () =>
        {
            var feed = new MemoryFeed { Refused = step == "push" ? $"Z 1.0.2{Suffix}" : null };
            if (step == "foreign")
            {
                feed.Add("Z", $"1.0.2{Suffix}", new string('a', 40));
            }

            return feed;
        });

        Assert.Equal([$"C.1.0.2{Suffix}"], result.Packages.Select(package => package.ToString()));
        Assert.Equal([code, "PSR3004"], result.Problems.Select(problem => problem.Code));
        Assert.StartsWith("A 1.0.1 was not published because Z 1.0.2 was not", result.Problems[1].Text);
    }

    [Fact]
    public async Task What_cannot_be_released_is_told_once_and_the_others_are_published()
    {
        var (builder, feed) = (Create(), new MemoryFeed());
        var problem = RepositoryProblems.VersionText("version.txt");

        var result = await PublishAsync(
            builder, () => feed, each => each.Package.Id == "C" ? each : each.Refuse(problem));

        Assert.Equal([problem], result.Problems);
        Assert.Equal([$"C 1.0.2{Suffix}"], feed.Pushes);
    }

    [Fact]
    public async Task Where_everything_is_refused_nothing_is_asked_of_the_feed_or_built()
    {
        var builder = Create();
        var feed = new MemoryFeed { TakesNothing = FeedProblems.NoPublishResource("memory") };

        var result = await PublishAsync(
            builder, () => feed, each => each.Refuse(RepositoryProblems.VersionText("version.txt")));

        Assert.Equal("PSR1017", Assert.Single(result.Problems).Code);
        Assert.Empty(builder.Calls);
    }

    public void Dispose() => _folder.Dispose();

    private MemoryBuilder Create(string broken = "") => new()
    {
        Broken = [broken],
        Make = release => FixturePackage.Write(
            _folder.Combine($"{release.Id}.nupkg"), release.Id, $"{release.Version}{Suffix}", _commit),
    };

    private Task<PreviewResult> PublishAsync(MemoryBuilder builder, MemoryFeed feed) =>
        PublishAsync(builder, () => feed);

    // A depends on Z; the branch changes C and Z, and leaves A and D as they are.
    private async Task<PreviewResult> PublishAsync(
        MemoryBuilder builder, Func<MemoryFeed> createFeed, Func<ResolvedRelease, ResolvedRelease>? change = null)
    {
        using var fixture = await FixtureRepository.CreateWithPackagesAsync("C", "D", "Z");
        fixture.WritePackage("A", "1.0", "Z");
        await fixture.CommitAsync("Add A");
        await fixture.GitAsync(["checkout", "--quiet", "-b", "feature"]);
        await fixture.CommitChangeAsync("C");
        _commit = await fixture.CommitChangeAsync("Z");
        var repository = await GitRepository.OpenAsync(fixture.Root, Token);
        var head = await new VersionReader(repository).ReadAsync("HEAD", Token);
        var current = await new ReleaseResolver(repository)
            .ResolveCurrentAsync(head, CurrentReleases.Select(head, [], pinned: []), Token);
        return await new PreviewPublisher(repository, createFeed(), builder, _progress)
            .PublishAsync(head, [.. current.Select(change ?? (each => each))], Token);
    }
}
