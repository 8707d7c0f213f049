using System.Text.RegularExpressions;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PublicCommitsTests
{
    [Fact]
    public async Task The_rules_are_those_of_the_head_not_of_the_release_commit()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: /version.json := { "publicReleaseRefSpec": [ "^refs/heads/trunk$" ], "pathFilters": [ "/version.json" ] }
            """);
        var release = versions.Find("X", new("1.0.1"))!;

        var publicCommits = await ReadAsync(versions, release);

        Assert.Equal(["^refs/heads/trunk$"], publicCommits.GetRefSpecs(release));
    }

    [Fact]
    public async Task A_package_that_is_gone_follows_the_rules_that_all_share()
    {
        var versions = TextHistory.Calculate(
            """
            a: X/X.csproj; X/version.json := { "version": "1.0", "publicReleaseRefSpec": [ "^refs/heads/own$" ] }
            b: delete X
            """);
        var release = versions.Find("X", new("1.0.1"))!;

        var publicCommits = await ReadAsync(versions, release);

        Assert.Equal(["^refs/heads/main$", "^refs/heads/release/"], publicCommits.GetRefSpecs(release));
    }

    [Fact]
    public async Task A_release_of_a_package_whose_version_file_is_broken_since_follows_the_rules_of_its_own_commit()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: X/version.json := { "inherit": true, "version": "99999999999.0", "pathFilters": [ "." ] }
            """);
        var release = versions.Find("X", new("1.0.1"))!;

        var publicCommits = await ReadAsync(versions, release);

        Assert.Equal(["^refs/heads/main$", "^refs/heads/release/"], publicCommits.GetRefSpecs(release));
    }

    [Fact]
    public async Task A_package_may_have_rules_of_its_own()
    {
        var versions = TextHistory.Calculate(
            """a: X = 1.0; Y/Y.csproj; Y/version.json := { "version": "1.0", "pathFilters": [ "." """
                + """], "publicReleaseRefSpec": [ "^refs/heads/own$" ] }""");
        var (x, y) = (versions.Find("X", new("1.0.1"))!, versions.Find("Y", new("1.0.1"))!);

        var publicCommits = await PublicCommits.ReadAsync(
            versions,
            [x, y],
            new TextRepository
            {
                PublicCommits = refSpecs => new HashSet<string>(refSpecs[0].IsMatch("refs/heads/own") ? ["a"] : []),
            },
            TestContext.Current.CancellationToken);

        Assert.False(publicCommits.Contains(x));
        Assert.True(publicCommits.Contains(y));
    }

    [Fact]
    public async Task Packages_with_the_same_rules_are_looked_up_together()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; Y = 1.0");
        var asked = new List<string>();

        var publicCommits = await PublicCommits.ReadAsync(
            versions,
            [versions.Find("X", new("1.0.1"))!, versions.Find("Y", new("1.0.1"))!],
            new TextRepository { PublicCommits = refSpecs => Record(asked, refSpecs) },
            TestContext.Current.CancellationToken);

        Assert.Equal(["^refs/heads/main$ ^refs/heads/release/"], asked);
        Assert.True(publicCommits.Contains(versions.Find("Y", new("1.0.1"))!));
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_to_match_is_an_error()
    {
        var versions = TextHistory.Calculate("a: X = 1.0");
        var repository = new TextRepository
        {
            PublicCommits = refSpecs => throw new RegexMatchTimeoutException(
                "refs/heads/main", $"{refSpecs[0]}", refSpecs[0].MatchTimeout),
        };

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => PublicCommits.ReadAsync(
            versions, [versions.Find("X", new("1.0.1"))!], repository, TestContext.Current.CancellationToken));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR1022", problem.Code);
        Assert.StartsWith(
            "version.json: 'publicReleaseRefSpec' has '^refs/heads/main$', ", problem.Text, StringComparison.Ordinal);
    }

    private static HashSet<string> Record(List<string> asked, IReadOnlyList<Regex> refSpecs)
    {
        Assert.All(refSpecs, refSpec => Assert.NotEqual(Regex.InfiniteMatchTimeout, refSpec.MatchTimeout));
        asked.Add(string.Join(' ', refSpecs));
        return ["a"];
    }

    private static Task<PublicCommits> ReadAsync(VersionHistory versions, Release release) =>
        PublicCommits.ReadAsync(versions, [release], new TextRepository(), TestContext.Current.CancellationToken);
}
