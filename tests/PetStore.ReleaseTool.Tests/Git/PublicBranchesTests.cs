using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Git;

public sealed class PublicBranchesTests
{
    [Fact]
    public async Task The_commits_of_a_public_branch_are_its_first_parents()
    {
        using var repository = await FixtureRepository.CreateAsync();
        var first = await repository.CommitAsync("first");
        await repository.GitAsync(["switch", "--quiet", "--create", "side"]);
        await repository.CommitAsync("on the side");
        await repository.GitAsync(["switch", "--quiet", "main"]);
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--message", "merge", "side"]);
        var merge = await repository.GitAsync(["rev-parse", "HEAD"]);

        Assert.Equal([first, merge], await ReadAsync(repository));
    }

    [Theory]
    [InlineData("refs/heads/release/1.x", true)]
    [InlineData("refs/heads/release/1/hotfix", true)]
    [InlineData("refs/remotes/origin/main", true)]
    [InlineData("refs/remotes/upstream/main", true)]
    [InlineData("refs/remotes/origin/release/1.x", true)]
    [InlineData("refs/heads/main2", false)]
    [InlineData("refs/heads/feature/main", false)]
    [InlineData("refs/heads/my/release/1", false)]
    [InlineData("refs/remotes/origin/feature/main", false)]
    [InlineData("refs/tags/main", false)]
    [InlineData("refs/tags/release/1", false)]
    [InlineData("refs/pull/1/main", false)]
    public async Task A_branch_counts_local_or_remote_tracking_and_no_other_ref(string name, bool expected)
    {
        using var repository = await FixtureRepository.CreateAsync();
        var commit = await repository.CommitAsync("first");
        await repository.GitAsync(["checkout", "--quiet", "--detach"]);
        await repository.GitAsync(["branch", "--quiet", "-D", "main"]);
        await repository.GitAsync(["update-ref", name, commit]);

        Assert.Equal(expected ? [commit] : [], await ReadAsync(repository));
    }

    [Fact]
    public async Task A_detached_clone_has_the_public_commits_of_its_remote()
    {
        using var origin = await FixtureRepository.CreateAsync();
        var first = await origin.CommitAsync("first");
        using var clone = await FixtureRepository.CreateAsync();
        await clone.GitAsync(["fetch", "--quiet", origin.Root, "+refs/heads/*:refs/remotes/origin/*"]);
        await clone.GitAsync(["checkout", "--quiet", "--detach", first]);
        await clone.CommitAsync("not on any branch");

        Assert.Equal([first], await ReadAsync(clone));
    }

    [Fact]
    public async Task Without_a_branch_that_matches_no_commit_is_public()
    {
        using var repository = await FixtureRepository.CreateAsync();
        await repository.CommitAsync("first");

        Assert.Empty(await ReadAsync(repository, "^refs/heads/trunk$"));
        Assert.Empty(await ReadAsync(repository, []));
    }

    private static Task<IEnumerable<string>> ReadAsync(FixtureRepository fixture) =>
        ReadAsync(fixture, "^refs/heads/main$", "^refs/heads/release/");

    private static async Task<IEnumerable<string>> ReadAsync(FixtureRepository fixture, params string[] refSpecs)
    {
        var token = TestContext.Current.CancellationToken;
        var repository = await GitRepository.OpenAsync(fixture.Root, token);
        var commits = await repository.ReadPublicCommitsAsync(
            [.. refSpecs.Select(refSpec => new Regex(refSpec))], token);
        var order = await fixture.GitAsync(["rev-list", "--all", "HEAD", "--reverse", "--topo-order"]);
        return order.Split('\n').Where(commits.Contains);
    }
}
