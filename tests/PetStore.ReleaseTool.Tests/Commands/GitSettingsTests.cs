using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class GitSettingsTests
{
    [Theory]
    [InlineData("color.ui", "always")]
    [InlineData("core.quotePath", "true")]
    [InlineData("diff.ignoreSubmodules", "all")]
    [InlineData("diff.orderFile", "/nonexistent")]
    [InlineData("diff.relative", "true")]
    [InlineData("diff.renames", "copies")]
    [InlineData("i18n.logOutputEncoding", "ISO-8859-1")]
    [InlineData("log.diffMerges", "first-parent")]
    [InlineData("log.showRoot", "false")]
    [InlineData("log.showSignature", "true")]
    [InlineData("status.showUntrackedFiles", "no")]
    [InlineData("submodule.inner.ignore", "all")]
    public async Task The_users_settings_do_not_change_versions_or_the_plan(string name, string value)
    {
        using var repository = await CreateAsync();
        var expected = await RunAsync(repository.Combine("packages"));

        await repository.GitAsync(["config", name, value]);

        Assert.Equal(expected, await RunAsync(repository.Combine("packages")));
    }

    [Fact]
    public async Task Grafts_do_not_change_versions_or_the_plan()
    {
        using var repository = await CreateAsync();
        var expected = await RunAsync(repository.Root);

        repository.Write(".git/info/grafts", await repository.GitAsync(["rev-parse", "HEAD"]) + "\n");

        Assert.Equal(expected, await RunAsync(repository.Root));
    }

    [Fact]
    public async Task Replaced_commits_do_not_change_versions_or_the_plan()
    {
        using var repository = await CreateAsync();
        var expected = await RunAsync(repository.Root);

        await repository.GitAsync(["replace", "HEAD~1", "HEAD~2"]);

        Assert.Equal(expected, await RunAsync(repository.Root));
    }

    [Fact]
    public async Task Variables_of_git_do_not_lead_to_another_repository()
    {
        using var repository = await CreateAsync();
        using var other = await FixtureRepository.CreateWithPackagesAsync("Other");
        var environment = new Dictionary<string, string?>
        {
            ["GIT_DIR"] = other.Combine(".git"),
            ["GIT_WORK_TREE"] = other.Root,
            ["GIT_INDEX_FILE"] = other.Combine(".git/index"),
            ["GIT_OBJECT_DIRECTORY"] = other.Combine(".git/objects"),
            ["GIT_NAMESPACE"] = "other",
            ["GIT_CEILING_DIRECTORIES"] = repository.Root,
            ["GIT_EXTERNAL_DIFF"] = "false",
            ["GIT_CONFIG_PARAMETERS"] = "'core.bare'='true'",
        };

        var plain = await ToolProcess.StartAsync(
            "--repo", repository.Combine("packages/X"), "plan", "--format", "json");
        var redirected = await ToolProcess.StartAsync(
            environment, "--repo", repository.Combine("packages/X"), "plan", "--format", "json");

        plain.AssertDone();
        Assert.Equal(plain, redirected);
    }

    [Fact]
    public async Task Configuration_in_variables_reaches_git()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/new.cs", "");
        repository.Write("ignored files", "new.cs\n");
        var environment = new Dictionary<string, string?>
        {
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_CONFIG_KEY_0"] = "core.excludesFile",
            ["GIT_CONFIG_VALUE_0"] = repository.Combine("ignored files"),
        };

        var without = await ToolProcess.StartAsync("--repo", repository.Root, "plan");
        var with = await ToolProcess.StartAsync(environment, "--repo", repository.Root, "plan");

        Assert.Contains("'packages/X/new.cs' has uncommitted changes", without.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (with.Status, with.Error));
    }

    /// <summary>
    /// A history with a merge, a copy, a move to another package, a submodule that moves, and a subject outside of ASCII; one file is not
    /// committed.
    /// </summary>
    private static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Ünit");
        repository.Write("packages/X/a.cs", "a text that is long enough to be found again");
        repository.Write(".gitmodules", "[submodule \"inner\"]\n\tpath = packages/X/inner\n\turl = ../inner\n");
        Directory.CreateDirectory(repository.Combine("packages/X/inner"));
        await MoveSubmoduleAsync(repository, '1');
        await MoveSubmoduleAsync(repository, '2');
        await repository.GitAsync(["switch", "--quiet", "--create", "side"]);
        await repository.CommitChangeAsync("X");
        await repository.GitAsync(["switch", "--quiet", "main"]);
        File.Copy(repository.Combine("packages/X/a.cs"), repository.Combine("packages/Ünit/a.cs"));
        await repository.CommitAsync("Füge eine Kopie hinzu");
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--message", "Führe zusammen", "side"]);
        File.Move(repository.Combine("packages/X/a.cs"), repository.Combine("packages/Ünit/b.cs"));
        await repository.CommitAsync("Ziehe um");
        repository.Write("packages/X/new.cs", "");
        return repository;
    }

    private static async Task MoveSubmoduleAsync(FixtureRepository repository, char digit)
    {
        await repository.GitAsync(
            ["update-index", "--add", "--cacheinfo", $"160000,{new string(digit, 40)},packages/X/inner"]);
        await repository.CommitAsync("Move the submodule");
    }

    private static async Task<(ToolRun Versions, ToolRun Plan)> RunAsync(string directory)
    {
        var versions = await ToolRun.StartAsync(directory, "versions", "--format", "json");
        var plan = await ToolRun.StartAsync(directory, "plan", "--format", "json");
        versions.AssertDone();
        plan.AssertDone();
        return (versions, plan);
    }
}
