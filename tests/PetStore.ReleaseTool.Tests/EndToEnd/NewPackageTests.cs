using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class NewPackageTests
{
    private const string Id = "PetStore.Breeds.Fancy-1.2nd";

    [Fact]
    public async Task A_package_that_is_added_to_this_repository_keeps_the_conventions_passes_its_test_and_is_published()
    {
        using var folder = new TemporaryFolder();
        var clone = folder.Combine("PetStore");
        await RunAsync("git", folder.Path, "clone", "--quiet", "--no-hardlinks", RepositoryRoot.Combine("."), clone);
        await RunAsync("git", clone, "checkout", "--quiet", "-B", "main");

        var added = await ToolProcess.StartAsync("--repo", clone, "new", Id, "--description", "Breeds that are <rare> & fancy.");
        await RunAsync("git", clone, "add", "--all");
        await RunAsync("git", clone, "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "--quiet", "--message", "Add a package");
        var check = await ToolProcess.StartAsync("--repo", clone, "check");
        var test = await DotnetProcess.RunAsync(clone, ["test", "--project", $"tests/{Id}.Tests"], TestContext.Current.CancellationToken);
        var published = await ToolProcess.StartAsync("--repo", clone, "publish", "--package", Id, "--format", "json");

        added.AssertDone();
        check.AssertDone();
        Assert.True(test.Status == 0, test.Output);
        Assert.Contains("succeeded: 1", test.Output, StringComparison.Ordinal);
        Assert.Equal([$"{Id} 1.0.1 publish"], published.ReadReleases());
        Assert.Contains($"| [{Id}](packages/{Id}/README.md) | Breeds that are &lt;rare> & fancy. | |", File.ReadAllText(Path.Combine(clone, "README.md")), StringComparison.Ordinal);
    }

    private static async Task RunAsync(string file, string directory, params string[] arguments)
    {
        var result = await CliWrap.Cli.Wrap(file).WithWorkingDirectory(directory).WithArguments(arguments)
            .ExecuteAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
    }
}
