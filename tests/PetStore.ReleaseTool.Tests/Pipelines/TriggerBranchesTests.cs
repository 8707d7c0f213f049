using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.Pipelines;

public sealed class TriggerBranchesTests
{
    [Theory]
    [InlineData("^refs/heads/main$", "main")]
    [InlineData("^refs/heads/main", "main*")]
    [InlineData("^refs/heads/release/", "release/*")]
    [InlineData("^refs/heads/release/.*", "release/*")]
    [InlineData("^refs/heads/release/.*$", "release/*")]
    [InlineData("^refs/heads/release/.+$", "release/*")]
    [InlineData("^refs/heads/v.+$", "v?*")]
    [InlineData("^refs/heads/v.$", "v?")]
    [InlineData(@"^refs/heads/v1\.0$", "v1.0")]
    [InlineData(@"^refs\/heads\/a\-b$", "a-b")]
    [InlineData("^refs/heads/(main|master)$", "main master")]
    [InlineData("^refs/heads/(?:main|release/.*)$", "main release/*")]
    [InlineData("^refs/heads/main$|^refs/heads/release/", "main release/*")]
    [InlineData("^refs/heads/(a|b)/(c|d)$", "a/c a/d b/c b/d")]
    [InlineData("^refs/heads/(hot)?fix$", "hotfix fix")]
    [InlineData("^refs/heads/releases?/", "releases/* release/*")]
    [InlineData("^refs/heads/.*-stable$", "*-stable")]
    [InlineData("^refs/heads/ü$", "ü")]
    [InlineData("^refs/heads/", "*")]
    public void What_wildcards_can_say_is_a_list_of_branches(string refSpec, string expected)
    {
        var branches = TriggerBranches.Create([refSpec], "version.json");

        Assert.Equal(expected.Split(' '), branches);
    }

    [Theory]
    [InlineData(@"^refs/heads/v\d+(?:\.\d+)?$")]
    [InlineData("^refs/heads/v[0-9]$")]
    [InlineData("^refs/heads/a+$")]
    [InlineData("^refs/heads/a*$")]
    [InlineData("^refs/heads/a{2}$")]
    [InlineData("^refs/heads/.{2}$")]
    [InlineData("^refs/heads/.?$")]
    [InlineData("^refs/heads/.*?x$")]
    [InlineData("^refs/heads/(?!x)")]
    [InlineData("^refs/heads/(?i)main$")]
    [InlineData("^refs/heads/(?<name>x)$")]
    [InlineData(@"^refs/heads/\w+$")]
    [InlineData(@"^refs/heads/main\b")]
    [InlineData("^refs/heads/(a|b)+$")]
    [InlineData("^refs/heads/^main$")]
    [InlineData("^refs/heads/$")]
    [InlineData("^refs/tags/v1$")]
    [InlineData("^refs/")]
    [InlineData("main$")]
    [InlineData("")]
    [InlineData("^refs/heads/(a|b|c|d|e)(a|b|c|d|e)(a|b|c|d|e)$")]
    public void What_wildcards_cannot_say_is_PSR5110_and_named(string refSpec)
    {
        var exception = Assert.Throws<ReleaseException>(
            () => TriggerBranches.Create(["^refs/heads/main$", refSpec], "src/version.json"));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR5110", problem.Code);
        Assert.StartsWith(
            $"src/version.json: 'publicReleaseRefSpec' has '{refSpec}'", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_that_two_expressions_name_is_listed_once()
    {
        Assert.Equal(["main"], TriggerBranches.Create(["^refs/heads/main$", "^refs/heads/(main)$"], "version.json"));
    }

    [Theory]
    [InlineData("trunk", "v*", "trunk")]
    [InlineData("main", "*", "x?")]
    public void A_run_by_hand_compares_with_the_first_branch_that_has_no_wildcard(
        string expected, params string[] branches)
    {
        Assert.Equal(expected, TriggerBranches.FindTarget([.. branches]));
    }
}
