using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

/// <summary>What <c>compat</c> selects; the end-to-end tests compare.</summary>
public sealed class CompatTests
{
    [Theory]
    [InlineData("PSR1013", "'Z'", "--package", "Z")]
    [InlineData("PSR1013", "'Z'", "--since", "HEAD", "--package", "Z")]
    [InlineData("PSR1012", "'gone'", "--since", "gone")]
    public async Task What_does_not_exist_is_an_error(string code, string place, params string[] arguments)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        (await ToolRun.StartAsync(repository, ["compat", .. arguments])).AssertFailed(code, place);
    }

    [Fact]
    public async Task A_branch_that_changes_no_package_needs_no_build()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("README.md", "# Read me");
        await repository.CommitAsync("Add a README");

        var run = await ToolRun.StartAsync(repository, "compat", "--since", "HEAD~1", "--format", "json");

        run.AssertDone();
        Assert.Contains("\"change\": \"none\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"needs\": \"patch\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_only_the_line_changed_since_the_branch_was_cut_needs_no_build()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["checkout", "--quiet", "-b", "branch"]);
        repository.Write("README.md", "# Read me");
        await repository.CommitAsync("Add a README");
        await repository.GitAsync(["checkout", "--quiet", "main"]);
        await repository.CommitChangeAsync("X");
        await repository.GitAsync(["checkout", "--quiet", "--detach"]);
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--message", "Merge the branch", "branch"]);

        var run = await ToolRun.StartAsync(repository, "compat", "--since", "main", "--format", "json");

        run.AssertDone();
        Assert.Contains("\"baseline\": \"1.0.2\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"version\": \"1.0.3\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"change\": \"none\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_version_needs_no_build()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await ToolRun.StartAsync(repository, "compat", "--format", "json");

        run.AssertDone();
        Assert.Contains("\"baseline\": null", run.Output, StringComparison.Ordinal);
    }
}
