using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PinnedReleasesTests
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
    public async Task A_pin_that_no_commit_produced_names_its_file_and_the_nearest_versions(string version, string nearest)
    {
        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => FindAsync("a: X = 1.0\nb: X/a.cs\nc: X/a.cs\nd: X/a.cs\ne: X/a.cs", version));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR2003", problem.Code);
        Assert.Equal(
            $"consumers/App/App.csproj: it asks for X '{version}', which no commit of this line produced, and of which the feed has no package. The nearest versions are: {nearest}.",
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
    [InlineData(null, "the feed names no commit")]
    [InlineData("z", "the commit is not an ancestor")]
    [InlineData("b", "the commit has another version")]
    public async Task A_version_off_the_line_is_refused_otherwise(string? commit, string why)
    {
        _feed.Add("X", "1.0.2", commit);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => FindAsync(Merged, "1.0.2"));

        Assert.True(Assert.Single(exception.Problems).Code == "PSR2003", why);
    }

    private async Task<IEnumerable<string>> FindAsync(string text, string version)
    {
        var releases = await PinnedReleases.FindAsync(
            [new Pin("consumers/App/App.csproj", "X", NuGetVersion.Parse(version))],
            TextHistory.Calculate(text),
            _feed,
            commit => Task.FromResult(ReadUntil(text, commit)),
            TestContext.Current.CancellationToken);
        return releases.Select(pinned => $"{pinned.Release} of {pinned.Release.Commit}");
    }

    private static VersionHistory ReadUntil(string text, string commit)
    {
        string[] lines = text.Split('\n');
        return TextHistory.Calculate(string.Join('\n', lines.Take(1 + Array.FindIndex(lines, line => line[0] == commit[0]))));
    }
}
