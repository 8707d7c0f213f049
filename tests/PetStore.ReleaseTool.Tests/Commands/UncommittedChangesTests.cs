using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class UncommittedChangesTests
{
    [Theory]
    [InlineData("packages/X/a.cs", "X")]
    [InlineData("packages/X/version.json", "X")]
    [InlineData("Directory.Build.props", "X, Y")]
    [InlineData("README.md", "")]
    [InlineData("packages/Z/a.cs", "")]
    public async Task A_change_of_an_input_is_a_warning_for_each_package(string path, string expected)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write(path, "changed");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.Equal(
            expected.Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Select(id => $"warning: packages/{id}: '{path}' has uncommitted changes; only what is committed is published."),
            run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_is_committed_counts_not_what_the_working_tree_holds()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("X", "9.0");
        repository.Write("version.json", "broken");

        var run = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        run.AssertDone();
        Assert.Contains("\"version\": \"1.0.1\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_comes_as_a_dependency_is_warned_of_too()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("Y", "1.0", "X");
        await repository.CommitAsync("Add Y");
        repository.Write("packages/X/a.cs", "changed");

        var run = await ToolRun.StartAsync(repository, "plan", "--package", "Y");

        Assert.StartsWith("warning: packages/X: 'packages/X/a.cs'", run.Error, StringComparison.Ordinal);
    }
}
