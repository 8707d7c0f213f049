using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class UncommittedChangesTests
{
    [Fact]
    public async Task A_change_of_an_input_is_a_warning()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("packages/X/version.json", "changed");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.Equal(
            "warning: packages/X: 'packages/X/version.json' has uncommitted changes; "
                + "only what is committed is published.",
            run.Error.TrimEnd());
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

    [Fact]
    public async Task A_package_folder_that_git_ignores_is_a_warning()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(".gitignore", "Ignored/\n");
        repository.Write("packages/Ignored/Ignored.csproj", "");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.StartsWith(
            "warning: packages/Ignored: it is not released: git does not have it. Commit it; if git ignores it, "
                + "correct .gitignore.",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_folder_whose_name_differs_only_in_case_is_not_said_to_be_uncommitted()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        Assert.SkipWhen(Directory.Exists(repository.Combine("packages/x")), "The file system ignores case.");
        repository.WritePackage("x", "1.0");
        await repository.CommitAsync("Add another x");

        var run = await ToolRun.StartAsync(repository, "plan");

        Assert.StartsWith(
            "warning: packages/x: it is not released: its name differs from that of 'X' only in case", run.Error,
            StringComparison.Ordinal);
        run.AssertRefuses("PSR1010", "packages/X: 'packages/x' differs only in case");
    }
}
