using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Errors;

/// <summary>PSR2001, 2002, 2004, 2007: what may not be published.</summary>
public sealed class PlanErrorTests
{
    [Theory]
    [InlineData("versions")]
    [InlineData("plan")]
    [InlineData("publish")]
    public async Task A_number_that_comes_back_is_PSR2001(string command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var first = await repository.GitAsync(["rev-parse", "HEAD"]);
        repository.WritePackage("X", "1.1");
        var bump = await repository.CommitAsync("Raise the version");
        await repository.GitAsync(["revert", "--no-edit", bump]);
        var revert = await repository.GitAsync(["rev-parse", "HEAD"]);

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertFailed(
            "PSR2001", $"packages/X: version '1.0.1' was made by commit {first[..7]}", $"comes back at commit {revert[..7]}", "raise 'version'");
    }

    [Fact]
    public async Task A_commit_on_no_public_branch_is_PSR2002()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["switch", "--quiet", "--create", "feature"]);
        var commit = await repository.CommitChangeAsync("X");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed(
            "PSR2002", "packages/X: version '1.0.2' belongs to commit " + commit[..7], "(^refs/heads/main$, ^refs/heads/release/)");
    }

    [Fact]
    public async Task A_commit_that_only_a_merge_brought_to_main_is_on_no_public_branch()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["switch", "--quiet", "--create", "feature"]);
        var commit = await repository.CommitChangeAsync("X");
        await repository.GitAsync(["switch", "--quiet", "main"]);
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--message", "merge", "feature"]);
        await repository.GitAsync(["checkout", "--quiet", "--detach", commit]);

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed("PSR2002", "packages/X: version '1.0.2'");
    }

    [Theory]
    [InlineData("""{ "nugetPackageVersion": { "semVer": 2 }, "pathFilters": [ "/version.json" ] }""")]
    [InlineData("""{ "publicReleaseRefSpec": [], "pathFilters": [ "/version.json" ] }""")]
    public async Task Rules_without_any_public_branch_are_PSR2002(string root)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("version.json", root);
        await repository.CommitAsync("Remove the rule");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed("PSR2002", "version.json: 'publicReleaseRefSpec' is missing");
    }

    [Fact]
    public async Task A_package_that_was_built_from_another_commit_is_PSR2004()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", new string('f', 40));

        foreach (var command in new string[][] { ["plan"], ["publish"], ["verify", "X", "1.0.1"] })
        {
            var run = await ToolRun.StartAsync(repository, command);

            run.AssertFailed("PSR2004", "packages/X: version '1.0.1'", "commit 'fffffff'", $"belongs to '{commit[..7]}'");
        }
    }

    [Fact]
    public async Task A_package_that_names_no_commit_is_PSR2004()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", commit: null);

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed("PSR2004", "packages/X: version '1.0.1'", "commit 'unknown'");
    }

    [Fact]
    public async Task A_stable_package_that_depends_on_a_prerelease_is_PSR2007()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync();
        repository.WritePackage("X", "2.0-beta");
        repository.WritePackage("Y", "1.0", "X");
        await repository.CommitAsync("Add the packages");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed("PSR2007", "packages/Y: version '1.0.1' is stable but depends on X '2.0.1-beta'", "packages/Y/version.json");
    }
}
