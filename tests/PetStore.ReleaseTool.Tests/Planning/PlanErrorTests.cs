using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

/// <summary>PSR2001, 2002, 2004, 2007, 2009: what may not be published.</summary>
public sealed class PlanErrorTests
{
    [Theory]
    [InlineData("versions")]
    [InlineData("plan")]
    [InlineData("publish")]
    public async Task A_number_that_comes_back_is_PSR2001(string command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var first = await repository.GitAsync(["rev-parse", "HEAD"]);
        repository.WritePackage("X", "1.1");
        var bump = await repository.CommitAsync("Raise the version");
        await repository.GitAsync(["revert", "--no-edit", bump]);
        var revert = await repository.GitAsync(["rev-parse", "HEAD"]);

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertStops(
            "PSR2001", $"packages/X: version '1.0.1' was made by commit {first[..7]}", $"again by commit {revert[..7]}",
            "set 'version' in packages/X/version.json to 1.2 or higher");
    }

    [Fact]
    public async Task A_commit_that_is_not_merged_is_PSR2002_for_publish_and_a_warning_for_plan()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["switch", "--quiet", "--create", "feature"]);
        var commit = await repository.CommitChangeAsync("X");
        var expected = $"packages/X: version '1.0.2' belongs to commit {commit[..7]}";

        var plan = await ToolRun.StartAsync(repository, "plan", "--format", "json");
        var publish = await ToolRun.StartAsync(repository, "publish");

        Assert.Equal(["X 1.0.2 publish"], plan.ReadReleases());
        Assert.StartsWith($"warning: 'publish' would refuse this: {expected}", plan.Error, StringComparison.Ordinal);
        publish.AssertFailed("PSR2002", expected, "(^refs/heads/main$, ^refs/heads/release/)");
        Assert.False(Directory.Exists(repository.Combine("artifacts")));
    }

    [Fact]
    public async Task A_commit_that_only_a_merge_brought_to_main_is_PSR2002()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["switch", "--quiet", "--create", "feature"]);
        var commit = await repository.CommitChangeAsync("X");
        await repository.GitAsync(["switch", "--quiet", "main"]);
        await repository.GitAsync(["merge", "--quiet", "--no-ff", "--message", "merge", "feature"]);
        await repository.GitAsync(["checkout", "--quiet", "--detach", commit]);

        var run = await ToolRun.StartAsync(repository, "publish");

        run.AssertFailed("PSR2002", "packages/X: version '1.0.2'");
    }

    [Theory]
    [InlineData("""{ "nugetPackageVersion": { "semVer": 2 }, "pathFilters": [ "/version.json" ] }""")]
    [InlineData("""{ "publicReleaseRefSpec": [], "pathFilters": [ "/version.json" ] }""")]
    public async Task Rules_without_any_public_branch_are_PSR2002(string root)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("version.json", root);
        await repository.CommitAsync("Remove the rule");

        var run = await ToolRun.StartAsync(repository, "publish");

        run.AssertFailed("PSR2002", "version.json: 'publicReleaseRefSpec' is missing");
    }

    [Fact]
    public async Task One_packages_problem_refuses_that_package_and_its_dependents_and_no_other()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("Text", "Other");
        repository.WritePackage("Text", "1.1");
        var bump = await repository.CommitAsync("Raise the version");
        await repository.GitAsync(["revert", "--no-edit", bump]);
        repository.WritePackage("Json", "1.0", "Text");
        await repository.CommitAsync("Add Json");

        string[] all = ["Other good", "Text PSR2001", "Json PSR2008"];
        var cases = new (string[] Command, string[] Expected)[]
        {
            (["versions"], all), (["plan"], all), (["plan", "--package", "Json"], ["Json PSR2008"]),
        };
        foreach (var (command, expected) in cases)
        {
            var run = await ToolRun.StartAsync(repository, [.. command, "--format", "json"]);

            Assert.Equal(1, run.Status);
            using var document = System.Text.Json.JsonDocument.Parse(run.Output);
            var errors = document.RootElement.GetProperty("packages").EnumerateArray().Select(package =>
                $"{package.GetProperty("id")} "
                    + $"{(package.TryGetProperty("error", out var error) ? error.GetString()![..7] : "good")}");
            Assert.Equal(expected, errors);
        }
    }

    [Fact]
    public async Task A_package_without_a_version_has_a_row_with_null()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("packages/X/version.json", "{");
        await repository.CommitAsync("Break X");

        var run = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        Assert.Equal(1, run.Status);
        Assert.Contains("\"version\": null,", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"commit\": null,", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"action\": \"refuse\",", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"error\": \"PSR1005: packages/X/version.json", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"id\": \"Y\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lowered_version_is_a_warning()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("X", "1.5");
        await repository.CommitAsync("Raise X");
        repository.WritePackage("X", "1.2");
        await repository.CommitAsync("Lower X");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.StartsWith(
            "warning: packages/X: version '1.2.1' is lower than '1.5.1'", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "set 'version' in packages/X/version.json to 1.6 or higher", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_was_built_from_another_commit_is_PSR2004()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", new string('f', 40));

        foreach (var command in new string[][] { ["plan"], ["publish"], ["verify", "X", "1.0.1"] })
        {
            var run = await ToolRun.StartAsync(repository, command);

            run.AssertStops(
                "PSR2004", "packages/X: version '1.0.1'", "commit 'fffffff'", $"belongs to '{commit[..7]}'");
        }
    }

    [Fact]
    public async Task A_stable_package_that_depends_on_a_prerelease_is_PSR2007()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync();
        repository.WritePackage("X", "2.0-beta");
        repository.WritePackage("Y", "1.0", "X");
        await repository.CommitAsync("Add the packages");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertRefuses(
            "PSR2007",
            "packages/Y: version '1.0.1' is stable but depends on X '2.0.1-beta'",
            "packages/Y/version.json");
    }

    [Theory]
    [InlineData("versions")]
    [InlineData("plan")]
    [InlineData("publish")]
    public async Task A_commit_without_packages_is_PSR2009_which_names_the_layout(string command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync();
        repository.Write("src/X/X.csproj", FixtureFiles.Project);
        var commit = await repository.CommitAsync("Use another layout");

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertFailed(
            "PSR2009", $"packages: commit {commit[..7]} has no packages.", "'packages/<Id>' with '<Id>.csproj', "
                + "'version.json'");
    }
}
