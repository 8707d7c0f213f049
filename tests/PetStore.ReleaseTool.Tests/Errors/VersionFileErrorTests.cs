using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Errors;

/// <summary>PSR1003 to 1007, 1011 and 1017: the faults of a version.json.</summary>
public sealed class VersionFileErrorTests
{
    private const string Path = "packages/X/version.json";

    [Theory]
    [InlineData("""{ "inherit": true, "version": "1.x", "pathFilters": [ "." ] }""", "'version' is '1.x', expected MAJOR.MINOR such as '1.4'")]
    [InlineData("""{ "inherit": true, "version": "1.2.3", "pathFilters": [ "." ] }""", "'version' is '1.2.3'")]
    [InlineData("""{ "inherit": true, "version": 1.0, "pathFilters": [ "." ] }""", "'version' is '1.0'")]
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
    [InlineData(Path, "{\n\"version\": \"1.0\n}", "it is not JSON in line 2, expected a JSON object")]
    [InlineData(Path, "[ 1 ]", "it holds '[ 1 ]', expected a JSON object")]
    [InlineData(Path, """{ "inherit": true, "version": "1.0", "pathFilters": "." }""", """'pathFilters' is '"."', expected a list of strings""")]
    [InlineData(Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ], "versionHeightOffset": -9 }""", "'version' and 'versionHeightOffset' give no version")]
    [InlineData("version.json", """{ "inherit": true, "pathFilters": [ "/version.json" ] }""", "'inherit' is 'true'")]
    [InlineData("version.json", """{ "publicReleaseRefSpec": [ "(" ] }""", """'publicReleaseRefSpec' is '[ "(" ]', expected regular expressions""")]
    public async Task A_file_that_cannot_be_read_is_PSR1005(string path, string text, string found)
    {
        var run = await ShowVersionsAsync(path, text);

        run.AssertRefuses("PSR1005", $"{path}: {found}");
    }

    [Theory]
    [InlineData(Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ], "release": {} }""", "release")]
    [InlineData("version.json", """{ "cloudBuild": { "buildNumber": { "includeCommitId": {} } } }""", "cloudBuild.buildNumber.includeCommitId")]
    public async Task An_unknown_key_is_PSR1006(string path, string text, string key)
    {
        var run = await ShowVersionsAsync(path, text);

        run.AssertRefuses("PSR1006", $"{path}: the key '{key}' is unknown", "Known keys are: $schema, inherit, version, ");
    }

    [Theory]
    [InlineData("""{ "inherit": true, "version": "1.0", "pathFilters": [ "src" ] }""")]
    [InlineData("""{ "inherit": true, "version": "1.0" }""")]
    public async Task Filters_without_the_packages_own_folder_are_PSR1007(string text)
    {
        var run = await ShowVersionsAsync(Path, text);

        run.AssertRefuses("PSR1007", $"{Path}: 'pathFilters' lacks \".\"", "Add \".\".");
    }

    [Theory]
    [InlineData("*.cs", "has a wildcard, which would be taken literally")]
    [InlineData("../../../other", "leaves the repository")]
    [InlineData(":(glob)src", "has a form that is not known")]
    [InlineData("", "is empty")]
    public async Task A_path_filter_of_another_form_is_PSR1011(string filter, string reason)
    {
        var run = await ShowVersionsAsync(Path, $$"""{ "inherit": true, "version": "1.0", "pathFilters": [ ".", "{{filter}}" ] }""");

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

    [Theory]
    [InlineData(Path, """{ "inherit": true, "version": "\ud800", "pathFilters": [ "." ] }""")]
    [InlineData(Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", "\udc00" ] }""")]
    [InlineData(Path, """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ], "\ud800": 1 }""")]
    [InlineData("version.json", """{ "publicReleaseRefSpec": [ "\ud800" ] }""")]
    [InlineData("packages/version.json", """{ "inherit": true, "nugetPackageVersion": { "\ud800": 1 } }""")]
    public async Task Half_of_a_surrogate_pair_is_PSR1005_at_HEAD_and_nothing_in_an_old_commit(string path, string text)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var before = File.Exists(repository.Combine(path)) ? await File.ReadAllTextAsync(repository.Combine(path), TestContext.Current.CancellationToken) : null;
        repository.Write(path, text);
        await repository.CommitAsync("Break it");
        var broken = await ToolRun.StartAsync(repository, "versions");
        repository.Delete(path);
        if (before is not null)
        {
            repository.Write(path, before);
        }

        repository.WritePackage("X", "1.1");
        await repository.CommitAsync("Correct it");
        var corrected = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        broken.AssertRefuses("PSR1005", $"{path}: it is not JSON, expected a JSON object");
        Assert.Equal(["X 1.1.1 publish"], corrected.ReadReleases());
    }

    [Fact]
    public async Task A_publicReleaseRefSpec_that_takes_too_long_is_PSR1005()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("version.json", """{ "publicReleaseRefSpec": [ "^refs/heads/(a+)+$" ], "pathFilters": [ "/version.json" ] }""");
        await repository.CommitAsync("Write a slow pattern");
        await repository.GitAsync(["branch", new string('a', 60) + "-b"]);

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertFailed("PSR1005", "version.json: 'publicReleaseRefSpec' has '^refs/heads/(a+)+$', which takes too long");
    }

    private static async Task<ToolRun> ShowVersionsAsync(string path, string text)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(path, text);
        await repository.CommitAsync("Break it");
        return await ToolRun.StartAsync(repository, "versions");
    }
}
