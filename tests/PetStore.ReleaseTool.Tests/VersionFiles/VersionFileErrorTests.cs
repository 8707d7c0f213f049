using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.VersionFiles;

/// <summary>PSR1003 to 1007, 1011 and 1017: the faults of a version.json.</summary>
public sealed class VersionFileErrorTests
{
    private const string Path = "packages/X/version.json";

    [Theory]
    [InlineData("""{ "inherit": true, "version": "1.x", "pathFilters": [ "." """
        + """] }""", "'version' is '1.x', expected MAJOR.MINOR such as '1.4'")]
    [InlineData("""{ "inherit": true, "version": 1.5, "pathFilters": [ "." ] }""", "'version' is '1.5'")]
    [InlineData("""{ "inherit": true, "prerelease": "x", "pathFilters": [ "." """
        + """] }""", "'prerelease' is 'x', which cannot be added")]
    [InlineData("""{ "inherit": true, "pathFilters": [ "." ] }""", "'version' is missing")]
    public async Task A_version_that_is_wrong_or_missing_is_PSR1003(string text, string found)
    {
        var run = await ShowVersionsAsync(Path, text);

        run.AssertRefuses("PSR1003", $"{Path}: {found}");
    }

    [Fact]
    public async Task A_package_without_the_file_is_PSR1004()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Delete(Path);
        await repository.CommitAsync("Delete it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1004", "packages/X: version.json is missing", "Add it.");
    }

    [Theory]
    [InlineData(Path, "{\n\"version\": \"1.0\n}", "NBGV passes over it (Unterminated string.")]
    [InlineData(Path, "[ 1 ]", "NBGV passes over it (Cannot deserialize")]
    [InlineData(Path, "null", "it holds nothing, expected a JSON object")]
    [InlineData(Path, """{ "inherit": """
        + """true, "version": "1.0", "pathFilters": "." }""", "NBGV passes over it (Error converting value \".\"")]
    [InlineData(Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ "." """
        + """], "assemblyVersion": "x" }""", "'assemblyVersion' is 'x'")]
    [InlineData("version.json", """{ "publicReleaseRefSpec": [ "(" ] }""", "'publicReleaseRefSpec' has '(', "
        + "expected regular expressions")]
    public async Task A_file_that_cannot_be_read_is_PSR1005(string path, string text, string found)
    {
        var run = await ShowVersionsAsync(path, text);

        run.AssertRefuses("PSR1005", $"{path}: {found}");
    }

    [Theory]
    [InlineData(Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ], "pathFilter": """
        + """[] }""", "pathFilter")]
    [InlineData("version.json", """{ "nugetPackageVersion": { "semver3": 1 } }""", "nugetPackageVersion.semver3")]
    public async Task An_unknown_key_is_PSR1006(string path, string text, string key)
    {
        var run = await ShowVersionsAsync(path, text);

        run.AssertRefuses(
            "PSR1006",
            $"{path}: NBGV does not know the key '{key}'",
            "The known keys are: $schema, inherit, version, ");
    }

    [Theory]
    [InlineData("""{ "inherit": true, "version": "1.0", "pathFilters": [ "src" ] }""")]
    [InlineData("""{ "inherit": true, "version": "1.0" }""")]
    public async Task Filters_without_the_packages_own_folder_are_PSR1007(string text)
    {
        var run = await ShowVersionsAsync(Path, text);

        run.AssertRefuses("PSR1007", $"{Path}: 'pathFilters' lacks \".\"", "Add \".\".");
    }

    [Fact]
    public async Task No_path_filters_at_all_are_PSR1007_which_says_what_to_add()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("version.json", "{}");
        repository.Write(Path, """{ "inherit": true, "version": "1.0" }""");
        await repository.CommitAsync("Remove the filters");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses(
            "PSR1007", $"{Path}: 'pathFilters' is missing", "Add \"pathFilters\": [ \".\" ]", "check --fix");
    }

    [Theory]
    [InlineData("*.cs", "has a wildcard, which would be taken literally")]
    [InlineData("../../../other", "leaves the repository")]
    [InlineData(":(glob)src", "has a form that is not known")]
    [InlineData("", "is empty")]
    public async Task A_path_filter_of_another_form_is_PSR1011(string filter, string reason)
    {
        var run = await ShowVersionsAsync(
            Path, $$"""{ "inherit": true, "version": "1.0", "pathFilters": [ ".", "{{filter}}" ] }""");

        run.AssertRefuses("PSR1011", $"{Path}: the path filter '{filter}' {reason}");
    }

    [Theory]
    [InlineData("packages/X/version.txt")]
    [InlineData("packages/version.txt")]
    [InlineData("version.txt")]
    public async Task A_version_txt_that_NBGV_would_read_is_PSR1017_until_it_is_deleted(string path)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(path, "3.0");
        await repository.CommitAsync("Add it");
        var with = await ToolRun.StartAsync(repository, "versions");
        repository.Delete(path);
        await repository.CommitAsync("Delete it");
        var without = await ToolRun.StartAsync(repository, "versions");

        with.AssertRefuses("PSR1017", $"{path}: NBGV reads this file", "Delete it, and keep version.json.");
        without.AssertDone();
    }

    [Theory]
    [InlineData("version.txt", "packages/version.txt")]
    [InlineData("packages/version.txt", "version.txt")]
    public async Task Of_two_shared_version_txt_the_one_that_is_left_is_PSR1017(string deleted, string left)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(deleted, "3.0");
        repository.Write(left, "3.0");
        await repository.CommitAsync("Add both");
        repository.Delete(deleted);
        await repository.CommitAsync("Delete one");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1017", $"{left}: NBGV reads this file");
    }

    [Theory]
    [InlineData("docs/version.txt")]
    [InlineData("packages/X/deep/version.txt")]
    public async Task A_version_txt_that_NBGV_does_not_read_for_a_package_is_any_file(string path)
    {
        var run = await ShowVersionsAsync(path, "3.0");

        run.AssertDone();
    }

    [Fact]
    public async Task A_publicReleaseRefSpec_that_takes_too_long_is_PSR1022()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(
            "version.json",
            """{ "publicReleaseRefSpec": [ "^refs/heads/(a+)+$" ], "pathFilters": [ "/version.json" ] }""");
        await repository.CommitAsync("Write a slow pattern");
        await repository.GitAsync(["branch", new string('a', 60) + "-b"]);

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed(
            "PSR1022", "version.json: 'publicReleaseRefSpec' has '^refs/heads/(a+)+$', which takes too long");
    }

    [Theory]
    [InlineData("version.json", """{ "inherit": true, "pathFilters": [ "/version.json" ] }""")]
    [InlineData("packages/version.json", """{ "inherit": true, "inherit": true, "pathFilters": [ "." """
        + """] }""", "version.json")]
    public async Task A_file_that_inherits_nothing_is_PSR1020(string path, string text, string? deleted = null)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(path, text);
        if (deleted is not null)
        {
            repository.Delete(deleted);
        }

        await repository.CommitAsync("Break it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1020", $"{path}: 'inherit' is true, but no folder above it");
    }

    [Theory]
    [InlineData("-9")]
    [InlineData("65534")]
    public async Task A_height_without_a_version_is_PSR1021(string offset)
    {
        var run = await ShowVersionsAsync(
            Path, $$"""{ "inherit": true, "version": "1.0", "pathFilters": [ "." ], "versionHeightOffset": {{offset}} }""");

        run.AssertRefuses("PSR1021", $"{Path}: its settings give no version at height 2");
    }

    [Fact]
    public async Task A_file_of_an_older_commit_on_which_NBGV_fails_is_PSR1023_until_the_height_starts_anew()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", null ] }""");
        var broken = await repository.CommitAsync("Break it");
        repository.WritePackage("X", "1.0");
        await repository.CommitAsync("Correct it");
        var corrected = await ToolRun.StartAsync(repository, "versions");
        repository.WritePackage("X", "1.1");
        await repository.CommitAsync("Raise it");
        var raised = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        corrected.AssertRefuses(
            "PSR1023", $"{Path}: the path filter 'null' is not a "
                + "text", $"at commit {broken[..7]}", "raise MAJOR.MINOR in 'version'");
        Assert.Equal(["X 1.1.1 publish"], raised.ReadReleases());
    }

    [Fact]
    public async Task A_setting_that_would_put_the_commits_id_into_the_version_is_PSR1024()
    {
        var run = await ShowVersionsAsync(
            Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ], "nugetPackageVersion": """
                + """{ "precision": "revision" } }""");

        run.AssertRefuses("PSR1024", $"{Path}: 'nugetPackageVersion.precision' is 'revision'");
    }

    [Fact]
    public async Task A_change_under_a_version_without_a_place_for_the_height_is_PSR1025_until_the_version_is_raised()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("X", "1.2.3");
        await repository.CommitAsync("Set it");
        repository.Write("README.md", "no input");
        await repository.CommitAsync("Change no input");
        var unchanged = await ToolRun.StartAsync(repository, "plan", "--format", "json");
        var change = await repository.CommitChangeAsync("X");
        repository.Write("README.md", "no input again");
        await repository.CommitAsync("Change no input again");
        var changed = await ToolRun.StartAsync(repository, "versions");
        repository.WritePackage("X", "1.2.4");
        await repository.CommitAsync("Raise it");
        var raised = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        Assert.Equal(["X 1.2.3 publish"], unchanged.ReadReleases());
        changed.AssertRefuses("PSR1025", $"{Path}: commit {change[..7]} changes the package", "still '1.2.3'");
        Assert.Equal(["X 1.2.4 publish"], raised.ReadReleases());
    }

    [Fact]
    public async Task Two_files_with_the_same_content_that_NBGV_takes_for_each_other_are_PSR1026()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("version.json", """{ "version": "1.0", "pathFilters": [ "." ] }""");
        repository.Write(Path, """{ "version": "1.0", "pathFilters": [ "." ] }""");
        await repository.CommitAsync("Copy it");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1026", "version.json: it has, or had, the same content as ");
    }

    [Theory]
    [InlineData("120000", Path, Path, "a symbolic link")]
    [InlineData("160000", Path, Path, "a submodule")]
    [InlineData("120000", "version.json", "version.json", "a symbolic link")]
    [InlineData("120000", "packages/Y", "packages/Y", "a symbolic link")]
    [InlineData("160000", "packages/Y", "packages/Y", "a submodule")]
    public async Task A_link_or_a_submodule_is_PSR1027(string mode, string path, string place, string found)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("link", "../shared");
        var id = mode == "160000"
            ? await repository.GitAsync(["rev-parse", "HEAD"])
            : await repository.GitAsync(["hash-object", "-w", "link"]);
        await repository.GitAsync(["update-index", "--add", "--cacheinfo", $"{mode},{id},{path}"]);
        await repository.GitAsync(["commit", "--quiet", "--message", "Link it"]);

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertRefuses("PSR1027", $"{place}: it is {found}");
    }

    private static async Task<ToolRun> ShowVersionsAsync(string path, string text)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(path, text);
        await repository.CommitAsync("Break it");
        return await ToolRun.StartAsync(repository, "versions");
    }
}
