using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Layout;

/// <summary>Runs the commands in a repository whose petstore-release.json names other folders.</summary>
public sealed class OtherLayoutTests
{
    [Fact]
    public async Task Versions_and_plan_find_the_packages_and_the_pins_in_the_folders_that_the_file_names()
    {
        using var repository = await CreateAsync();

        var versions = await ToolRun.StartAsync(repository, "versions", "--format", "json");
        var plan = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        Assert.Equal(["X 1.0.2"], versions.ReadReleases());
        Assert.Contains("\"path\": \"src/libs/X\"", versions.Output, StringComparison.Ordinal);
        Assert.Equal(["X 1.0.1 publish", "X 1.0.2 publish"], plan.ReadReleases());
    }

    [Fact]
    public async Task What_a_branch_affects_is_found_there_too()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "HEAD~1", "--format", "json");

        run.AssertDone();
        Assert.All(
            ["src/libs/X", "test/X.Tests", "samples/App"],
            path => Assert.Contains($"\"path\": \"{path}\"", run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_counts_as_it_is_in_the_working_tree()
    {
        using var repository = await CreateAsync();
        repository.Write("petstore-release.json", """{ "packages": "src/libs", "consumers": "none" }""");

        var plan = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        Assert.Equal(["X 1.0.2 publish"], plan.ReadReleases());
    }

    [Theory]
    [InlineData("PSR1040", "it cannot be read", null)]
    [InlineData("PSR1041", "the key 'package' is unknown", """{ "package": "src" }""")]
    public async Task A_file_that_cannot_be_used_stops_every_command(string code, string part, string? text)
    {
        using var repository = await CreateAsync();
        repository.Delete("petstore-release.json");
        repository.Write(text is null ? "petstore-release.json/a" : "petstore-release.json", text ?? "");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertFailed(code, "petstore-release.json: ", part);
    }

    private static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateAsync();
        repository.Write(
            "petstore-release.json", """{ "packages": "src/libs", "tests": "test", "consumers": "samples" }""");
        repository.Write("version.json", FixtureFiles.RootVersionFile);
        repository.Write("src/libs/X/version.json", FixtureFiles.VersionFile("1.0"));
        repository.Write("src/libs/X/X.csproj", FixtureFiles.Project);
        repository.Write("src/libs/X/packages.lock.json", FixtureFiles.LockFile());
        repository.Write("test/X.Tests/X.Tests.csproj", FixtureFiles.Project);
        repository.Write("test/X.Tests/packages.lock.json", FixtureFiles.LockFile("X"));
        repository.Write("samples/App/App.csproj", FixtureFiles.Consumer("X", "1.0.1"));
        await repository.CommitAsync("Add a package");
        repository.Write("src/libs/X/a.cs", "");
        await repository.CommitAsync("Change the package");
        return repository;
    }
}
