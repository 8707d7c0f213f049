using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Git;

public sealed class GitVersionTests
{
    [Theory]
    [InlineData("git version 2.39.5\n", "2.39")]
    [InlineData("git version 2.39.5 (Apple Git-154)\n", "2.39")]
    [InlineData("git version 2.45.1.windows.1\n", "2.45")]
    [InlineData("git version 2.50.GIT\n", "2.50")]
    [InlineData("git version 2.32-rc1\n", "2.32")]
    [InlineData("git version 3.0\n", "3.0")]
    [InlineData("git version 1.8.3.1\n", "1.8")]
    [InlineData("gut version 2.39.5\n", null)]
    [InlineData("", null)]
    public void A_version_is_read_in_every_form(string output, string? expected) =>
        Assert.Equal(expected, GitProcess.ParseVersion(output)?.ToString());

    [Theory]
    [InlineData("versions", "2.31.8")]
    [InlineData("plan", "2.9.5")]
    [InlineData("publish", "1.8.3.1")]
    public async Task A_git_that_cannot_be_isolated_is_PSR1030(string command, string version)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var environment = new Dictionary<string, string?> { ["PATH"] = WriteGit(repository, version) };

        var run = await ToolProcess.StartAsync(environment, "--repo", repository.Root, command);

        run.AssertFailed(
            "PSR1030", $"'git version {version}' is too old, expected git 2.32 or newer", "Install a newer git");
    }

    [Fact]
    public async Task The_first_git_that_can_be_isolated_is_taken()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var environment = new Dictionary<string, string?> { ["PATH"] = WriteGit(repository, "2.32.0") };

        var run = await ToolProcess.StartAsync(environment, "--repo", repository.Root, "versions");

        run.AssertDone();
    }

    private static string WriteGit(FixtureRepository repository, string version) => FakeProgram.WriteGit(
        repository.Combine("artifacts"), $"[ \"$1\" = --version ] && {{ echo 'git version {version}'; exit; }}");
}
