using NuGet.Versioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Mixing;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

/// <summary>What <c>mix</c> selects; the end-to-end tests run it.</summary>
public sealed class MixTests
{
    [Fact]
    public async Task Since_a_branch_only_the_dependents_that_it_affects_are_mixed()
    {
        using var repository = await CreateAsync();
        await repository.CommitChangeAsync("X");

        var run = await ToolRun.StartAsync(repository, "mix", "--since", "HEAD~1", "--format", "json");

        run.AssertRefuses("PSR6303", "packages/Y");
        Assert.DoesNotContain("\"D\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_affects_no_dependent_has_nothing_to_mix()
    {
        using var repository = await CreateAsync();
        repository.Write("README.md", "# Read me");
        await repository.CommitAsync("Add a README");

        var run = await ToolRun.StartAsync(repository, "mix", "--since", "HEAD~1");

        run.AssertDone();
        Assert.StartsWith("Nothing to mix: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_affected_dependents_one_can_be_chosen()
    {
        using var repository = await CreateAsync();
        await repository.CommitChangeAsync("X");
        await repository.CommitChangeAsync("C");

        var run = await ToolRun.StartAsync(repository, "mix", "--since", "HEAD~2", "--package", "d");

        run.AssertRefuses("PSR6303", "packages/D");
    }

    [Fact]
    public async Task An_unknown_package_is_an_error()
    {
        using var repository = await CreateAsync();

        (await ToolRun.StartAsync(repository, "mix", "--package", "Z")).AssertFailed("PSR1013", "'Z'");
        (await ToolRun.StartAsync(
            repository, "mix", "--since", "HEAD", "--package", "Z")).AssertFailed("PSR1013", "'Z'");
        (await ToolRun.StartAsync(repository, "mix", "--since", "gone")).AssertFailed("PSR1012", "'gone'");
    }

    [Fact]
    public async Task Before_a_merge_the_newest_versions_are_those_of_HEAD()
    {
        using var repository = await CreateAsync();
        await repository.CommitChangeAsync("X");
        var opened = await GitRepository.OpenAsync(repository.Root, TestContext.Current.CancellationToken);
        var versions = new VersionReader(opened);
        var head = await versions.ReadAsync("HEAD", TestContext.Current.CancellationToken);
        var feed = new MemoryFeed();
        feed.Add("X", "1.0.1", head.Find("X", new NuGetVersion(1, 0, 1))!.Commit);
        var pinned = new PinnedReleases(head, versions, feed);

        var before = await FindAsync(new SiblingVersions(head, pinned, feed));
        var merged = await FindAsync(new SiblingVersions(head, pinned, feed, isMerged: true));

        Assert.Equal(("X 1.0.1", "X 1.0.2"), (before, merged));
    }

    private static async Task<string?> FindAsync(SiblingVersions siblings) =>
        (await siblings.FindNewestAsync("X", VersionRange.All, TestContext.Current.CancellationToken))?.ToString();

    // Y needs X, D needs C, and neither has tests: a row says so, and nothing is built.
    private static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateWithPackagesAsync("X", "C");
        repository.WritePackage("Y", "1.0", "X");
        repository.WritePackage("D", "1.0", "C");
        await repository.CommitAsync("Add dependents");
        return repository;
    }
}
