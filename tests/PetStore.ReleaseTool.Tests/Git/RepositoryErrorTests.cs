using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Git;

/// <summary>PSR1001, 1002, 1012, 1013, 1014, 1016: what the command line asks for is not in the repository.</summary>
public sealed class RepositoryErrorTests
{
    [Theory]
    [InlineData("versions")]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("verify", "X", "1.0.1")]
    public async Task A_folder_outside_of_any_clone_is_PSR1001(params string[] command)
    {
        using var folder = new TemporaryFolder();

        var run = await ToolRun.StartAsync(folder.Path, command);

        run.AssertFailed(
            "PSR1001", $"{folder.Path}: git cannot read a repository here: 'fatal: not a git repository", "--repo");
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_PSR1001()
    {
        using var folder = new TemporaryFolder();

        var run = await ToolRun.StartAsync(folder.Combine("nowhere"), "versions");

        run.AssertFailed(
            "PSR1001", $"{folder.Combine("nowhere")}: git cannot read a repository here: 'no such folder'");
    }

    [Fact]
    public async Task A_repository_without_working_tree_is_PSR1001()
    {
        using var repository = await FixtureRepository.CreateAsync();

        var run = await ToolRun.StartAsync(repository.Combine(".git"), "versions");

        run.AssertFailed("PSR1001", repository.Combine(".git"), "must be run in a work tree");
    }

    [Fact]
    public async Task A_shallow_clone_is_PSR1002()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.CommitChangeAsync("X");
        await repository.GitAsync(
            ["clone", "--quiet", "--depth", "1", new Uri(repository.Root).AbsoluteUri, repository.Combine("shallow")]);

        var run = await ToolRun.StartAsync(repository.Combine("shallow"), "versions");

        run.AssertFailed("PSR1002", "", "shallow: this is a shallow clone", "git fetch --unshallow");
    }

    [Fact]
    public async Task A_commit_that_is_not_there_is_PSR1012()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await ToolRun.StartAsync(repository, "versions", "--at", "release/9");

        run.AssertFailed("PSR1012", "'release/9' does not name a commit", "git fetch");
    }

    [Fact]
    public async Task A_repository_without_commits_is_PSR1012()
    {
        using var repository = await FixtureRepository.CreateAsync();

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed("PSR1012", "'HEAD' does not name a commit");
    }

    [Theory]
    [InlineData("versions", "--package", "Y")]
    [InlineData("plan", "--package", "Y")]
    [InlineData("publish", "--package", "X", "--package", "Y")]
    [InlineData("verify", "Y", "1.0.1")]
    public async Task A_package_that_is_not_there_is_PSR1013(params string[] command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Z");

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertFailed("PSR1013", "'Y' is not a package of this repository. The packages are: X, Z.");
    }

    [Fact]
    public async Task A_version_that_no_commit_produced_is_PSR1014()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.CommitChangeAsync("X");

        var run = await ToolRun.StartAsync(repository, "verify", "x", "1.0.7");

        run.AssertFailed("PSR1014", "packages/X: ", "'1.0.7'", "The nearest versions are: 1.0.1, 1.0.2.");
    }

    [Fact]
    public async Task A_damaged_repository_is_PSR1016()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var blob = await repository.GitAsync(["rev-parse", "HEAD:packages/X/version.json"]);
        repository.DeleteObject(blob);

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertFailed("PSR1016", $"'git cat-file --batch' failed: {blob} missing");
    }
}
