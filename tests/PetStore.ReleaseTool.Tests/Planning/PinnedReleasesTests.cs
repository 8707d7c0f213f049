using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PinnedReleasesTests : IDisposable
{
    private const string Merged =
        """
        a: X = 1.0
        b: /README.md
        c < a: X/a.cs
        m < b c:
        """;

    private readonly MemoryFeed _feed = new();

    [Theory]
    [InlineData("1.0.1", "a")]
    [InlineData("1.0.2", "b")]
    [InlineData("1.0.4", "d")]
    public async Task A_pin_is_the_release_that_the_line_made(string version, string expected)
    {
        var releases = await FindAsync("a: X = 1.0\nb: X/a.cs\nc: X/a.cs\nd: X/a.cs", version);

        Assert.Equal([$"X {version} of {expected}"], releases);
    }

    [Theory]
    [InlineData("1.0.9", "1.0.2, 1.0.3, 1.0.4, 1.0.5")]
    [InlineData("0.9.1", "1.0.1, 1.0.2, 1.0.3, 1.0.4")]
    [InlineData("1.0.3-beta", "1.0.1, 1.0.2, 1.0.3, 1.0.4")]
    public async Task A_pin_that_no_commit_produced_names_its_file_and_the_nearest_versions(
        string version, string nearest)
    {
        var target = await FindTargetAsync("a: X = 1.0\nb: X/a.cs\nc: X/a.cs\nd: X/a.cs\ne: X/a.cs", version);

        var problem = Assert.Single(target.Problems);
        Assert.Equal("PSR2003", problem.Code);
        Assert.Equal(
            $"consumers/App/App.csproj: it asks for X '{version}', but no commit of this line produced that version, "
                + $"and the feed does not have it. The nearest versions are: {nearest}.",
            problem.Text);
    }

    [Fact]
    public async Task A_version_of_a_merged_branch_is_accepted_when_the_feed_names_its_commit()
    {
        _feed.Add("X", "1.0.2", "c");

        var releases = await FindAsync(Merged, "1.0.2");

        Assert.Equal(["X 1.0.2 of c"], releases);
    }

    [Theory]
    [InlineData(null, "the feed does not name a commit")]
    [InlineData("z", "the commit is not an ancestor")]
    [InlineData("b", "the commit has another version")]
    [InlineData("", "the id of the commit is the start of every other one")]
    public async Task A_version_off_the_line_is_refused_otherwise(string? commit, string why)
    {
        _feed.Add("X", "1.0.2", commit);

        var target = await FindTargetAsync(Merged, "1.0.2");

        Assert.True(Assert.Single(target.Problems).Code == "PSR2003", why);
        Assert.Null(target.Release);
    }

    public void Dispose() => _feed.Dispose();

    private async Task<IEnumerable<string>> FindAsync(string text, string version)
    {
        var target = await FindTargetAsync(text, version);
        return [$"{target.Release} of {target.Release?.Commit}"];
    }

    private async Task<ReleaseTarget> FindTargetAsync(string text, string version)
    {
        var repository = new TextRepository(text);
        var targets = await new PinnedReleases(repository.Versions, new VersionReader(repository), _feed).FindAsync(
            [new Pin("consumers/App/App.csproj", repository.Layout.GetPackage("X"), NuGetVersion.Parse(version))],
            TestContext.Current.CancellationToken);
        return Assert.Single(targets);
    }
}
