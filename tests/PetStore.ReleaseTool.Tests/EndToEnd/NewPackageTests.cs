using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class NewPackageTests
{
    private const string Id = "PetStore.Breeds.Fancy-1.2nd";

    [Fact]
    public async Task A_package_that_is_added_here_keeps_the_conventions_passes_its_test_and_is_published()
    {
        using var clone = await RepositoryClone.CreateAsync();

        var added = await ToolProcess.StartAsync(
            "--repo", clone.Root, "new", Id, "--description", "Breeds that are <rare> & fancy.");
        await clone.CommitAsync("Add a package");
        var check = await ToolProcess.StartAsync("--repo", clone.Root, "check");

        // 'new' has built the tests.
        var test = await DotnetProcess.RunAsync(
            clone.Root,
            ["test", "--project", $"tests/{Id}.Tests", "--no-build"],
            TestContext.Current.CancellationToken);
        var published = await ToolProcess.StartAsync(
            "--repo", clone.Root, "publish", "--package", Id, "--format", "json");

        added.AssertDone();
        check.AssertDone();
        Assert.True(test.Status == 0, test.Output);
        Assert.Contains("succeeded: 1", test.Output, StringComparison.Ordinal);
        Assert.Equal([$"{Id} 1.0.1 publish"], published.ReadReleases());
        Assert.Contains(
            $"| [{Id}](packages/{Id}/README.md) | Breeds that are &lt;rare> & fancy. | |",
            File.ReadAllText(Path.Combine(clone.Root, "README.md")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_not_a_namespace_is_PSR5011_with_what_the_compiler_says_and_nothing_is_left()
    {
        using var clone = await RepositoryClone.CreateAsync();

        var run = await ToolProcess.StartAsync("--repo", clone.Root, "new", "PetStore.Class");

        Assert.Equal(ExitStatus.Failed, run.Status);
        Assert.Empty(run.Output);
        Assert.Contains(
            "error PSR5011: 'dotnet build tests/PetStore.Class.Tests/PetStore.Class.Tests.csproj' failed.",
            run.Error,
            StringComparison.Ordinal);
        Assert.Contains("CA1716", run.Error, StringComparison.Ordinal);
        Assert.Empty(await clone.ReadStatusAsync());
        Assert.False(Directory.Exists(Path.Combine(clone.Root, "packages/PetStore.Class")));
        Assert.False(Directory.Exists(Path.Combine(clone.Root, "tests/PetStore.Class.Tests")));
    }

    [Fact]
    public async Task All_that_a_repository_lacks_is_PSR5014_before_anything_is_written()
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("Directory.Build.props", "<Project />");

        var run = await ToolProcess.StartAsync("--repo", repository.Root, "new", "Acme.Text");

        Assert.Equal(ExitStatus.Failed, run.Status);
        Assert.Equal(
            [
                "version.json",
                "the root",
                "packages/Acme.Text/Acme.Text.csproj",
                "tests/Acme.Text.Tests/Acme.Text.Tests.csproj"],
            run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line["error PSR5014: ".Length..].Split(':')[0]));
        Assert.Equal("?? Directory.Build.props", await repository.GitAsync(["status", "--porcelain"]));
    }

    [Fact]
    public async Task A_package_states_its_target_framework_and_its_shared_inputs_where_no_shared_file_does()
    {
        using var repository = await FixtureRepository.CreateAsync();
        (await ToolProcess.StartAsync("--repo", repository.Root, "init", "--no-pipelines")).AssertDone();
        repository.Write(
            "Directory.Build.props", "<Project><PropertyGroup><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>"
                + "</Project>");
        repository.Write("version.json", """{ "publicReleaseRefSpec": [ "^refs/heads/main$" ] }""");

        var run = await ToolProcess.StartAsync("--repo", repository.Root, "new", "Acme.Text");

        run.AssertDone();
        Assert.Contains(
            "<TargetFramework>net10.0</TargetFramework>",
            File.ReadAllText(repository.Combine("packages/Acme.Text/Acme.Text.csproj")),
            StringComparison.Ordinal);
        Assert.Contains(
            "\"pathFilters\": [ \".\", \"/version.json\", \"/Directory.Build.props\", "
            + "\"/packages/Directory.Build.props\", "
            + "\"/packages/Directory.Build.targets\" ]",
            File.ReadAllText(repository.Combine("packages/Acme.Text/version.json")),
            StringComparison.Ordinal);
    }
}
