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
                .Select(
                    id =>
                        $"warning: packages/{id}: '{path}' has uncommitted changes; "
                            + "only what is committed is published."),
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

    [Theory]
    [InlineData("New/New.csproj", "git does not have it. Commit it; if git ignores it, correct .gitignore.")]
    [InlineData("New/New.fsproj", "git does not have it. Commit it; if git ignores it, correct .gitignore.")]
    [InlineData("New/version.json", "git does not have it. Commit it; if git ignores it, correct .gitignore.")]
    [InlineData("Ignored/Ignored.csproj", "git does not have it. Commit it; if git ignores it, correct .gitignore.")]
    [InlineData("Group/Inner/Inner.csproj", "a package is directly below 'packages', "
        + "but 'Inner' is one folder deeper. Move it up.")]
    [InlineData("Other/.git", "it is a repository of its own, whose history the versions are not counted from.")]
    public async Task A_package_folder_that_git_does_not_have_is_a_warning(string path, string reason)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(".gitignore", "Ignored/\n");
        repository.Write($"packages/{path}", "");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.StartsWith(
            $"warning: packages/{path.Split('/')[0]}: it is not released: "
                + $"{reason}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_package_folder_is_a_warning()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        Directory.CreateSymbolicLink(repository.Combine("packages/Linked"), repository.Combine("packages/X"));

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.StartsWith(
            "warning: packages/Linked: it is not released: it is a link", run.Error, StringComparison.Ordinal);
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
