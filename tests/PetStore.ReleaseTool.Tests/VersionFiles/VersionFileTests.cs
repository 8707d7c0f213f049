using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.VersionFiles;

public sealed class VersionFileTests
{
    private const string Path = "packages/X/version.json";

    [Fact]
    public void Every_key_of_NBGV_is_read()
    {
        var file = VersionFile.Parse(
            Path,
            """
            {
              "$schema": "https://example.org/version.schema.json",
              "inherit": true,
              "version": "1.0",
              "prerelease": "beta",
              "pathFilters": [ ".", ":!docs" ],
              "versionHeightOffset": -2,
              "versionHeightOffsetAppliesTo": "1.0",
              "publicReleaseRefSpec": [ "^refs/heads/main$" ],
              "nugetPackageVersion": { "semVer": 2, "precision": "revision" },
              "assemblyVersion": { "version": "1.0", "precision": "major" },
              "semVer1NumericIdentifierPadding": 3,
              "gitCommitIdPrefix": "c",
              "gitCommitIdShortFixedLength": 7,
              "gitCommitIdShortAutoMinimum": 7,
              "cloudBuild": {
                "setVersionVariables": false,
                "setAllVariables": true,
                "buildNumber": { "enabled": false, "includeCommitId": { "when": "always", "where": "buildMetadata" } }
              },
              "release": { "tagName": "v{version}", "branchName": "v{version}", "versionIncrement": "minor", "firstUnstableTag": "alpha" }
            }
            """);

        Assert.Null(file.Problem);
        Assert.NotNull(file.Settings);
        Assert.True(file.Settings.Inherit);
        Assert.Equal("1.0", file.Settings.Version?.ToString());
        Assert.Equal("beta", file.Settings.Prerelease);
        Assert.Equal(["packages/X", "packages/X/docs"], file.Settings.PathFilters?.Select(filter => filter.Path));
        Assert.Equal(-2, file.Settings.VersionHeightOffset);
        Assert.Equal("1.0", file.Settings.VersionHeightOffsetAppliesTo?.ToString());
        Assert.Equal(["^refs/heads/main$"], file.Settings.PublicReleaseRefSpec);
        Assert.Equal(2, file.Settings.NuGetPackageVersion?.SemVer);
        Assert.Equal(VersionPrecision.Revision, file.Settings.NuGetPackageVersion?.Precision);
        Assert.Equal(3, file.Settings.SemVer1NumericIdentifierPadding);
    }

    [Theory]
    [InlineData("""{ /* why */ "version": "1.0", }""")]
    [InlineData("{ // why\n \"version\": \"1.0\" }")]
    [InlineData("{ 'version': '1.0' }")]
    [InlineData("{ version: '1.0' }")]
    [InlineData("{ VERSION: '1.0' }")]
    [InlineData("{ version: '2.0', Version: '1.0' }")]
    public void Every_spelling_of_Newtonsoft_Json_is_read(string text)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Null(file.Problem);
        Assert.Equal("1.0", file.Settings?.Version?.ToString());
    }

    [Theory]
    [InlineData("1.0", "1.0")]
    [InlineData("1.0\nbeta\n", "1.0-beta")]
    [InlineData("1.0\r\n-beta\r\nmore", "1.0-beta")]
    public void A_version_txt_has_a_version_and_a_tag(string text, string expected)
    {
        var file = VersionFile.Parse("packages/X/version.txt", text);

        Assert.Equal(expected, file.Settings?.Version?.ToString());
    }

    [Theory]
    [InlineData("version.json", "")]
    [InlineData("packages/version.json", "packages")]
    [InlineData("packages/X/version.json", "packages/X")]
    public void The_folder_is_that_of_the_file(string path, string expected)
    {
        var file = VersionFile.Parse(path, "{}");

        Assert.Equal(expected, file.Folder);
    }

    [Theory]
    [InlineData("""{ "pathFilter": [] }""", "pathFilter")]
    [InlineData("""{ "nugetPackageVersion": { "semVer": 2, "x": "build" } }""", "nugetPackageVersion.x")]
    [InlineData("""{ "cloudBuild": { "x": 1 }, "one": NaN, "two": 2 }""", "one")]
    public void A_key_that_NBGV_ignores_is_named(string text, string key)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Equal("PSR1006", file.Problem?.Code);
        Assert.Contains($" '{key}' ", file.Problem?.Text, StringComparison.Ordinal);
        Assert.NotNull(file.Settings);
    }

    [Theory]
    [InlineData("""{ "version": null, "pathFilters": null, "versionHeightOffset": null }""")]
    [InlineData("""{ "nugetPackageVersion": { "semVer": null }, "assemblyVersion": null, "cloudBuild": null }""")]
    [InlineData("{}")]
    public void A_null_says_nothing(string text)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Null(file.Problem);
        Assert.NotNull(file.Settings);
        Assert.Null(file.Settings.Version);
        Assert.Null(file.Settings.PathFilters);
        Assert.Null(file.Settings.VersionHeightOffset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[ 1 ]")]
    [InlineData("{\n\"version\": \"1.0\"")]
    [InlineData("""{ "version": "1.0" } x""")]
    [InlineData("""{ "inherit": "yes" }""")]
    [InlineData("""{ "inherit": null }""")]
    [InlineData("""{ "versionHeightOffset": 1.5 }""")]
    [InlineData("""{ "pathFilters": "." }""")]
    [InlineData("""{ "publicReleaseRefSpec": {} }""")]
    [InlineData("""{ "nugetPackageVersion": 2 }""")]
    [InlineData("""{ "nugetPackageVersion": { "precision": "x" } }""")]
    [InlineData("""{ "assemblyVersion": { "version": "x" } }""")]
    [InlineData("""{ "cloudBuild": false }""")]
    [InlineData("""{ "release": { "versionIncrement": "x" } }""")]
    [InlineData("""{ "gitCommitIdPrefix": "1" }""")]
    public void A_file_that_NBGV_passes_over_says_nothing(string text)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Null(file.Settings);
        Assert.Null(file.Failure);
        Assert.Equal("PSR1005", file.Problem?.Code);
        Assert.StartsWith($"{Path}: ", file.Problem?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": 1.0 }""", "PSR1003", "'version' is '1'")]
    [InlineData("""{ "version": "1.x" }""", "PSR1003", "'version' is '1.x'")]
    [InlineData("""{ "versionHeightOffsetAppliesTo": "x" }""", "PSR1003", "'versionHeightOffsetAppliesTo' is 'x'")]
    [InlineData("""{ "assemblyVersion": "x" }""", "PSR1005", "'assemblyVersion' is 'x'")]
    [InlineData("""{ "pathFilters": [ null ] }""", "PSR1011", "'null' is not a text")]
    [InlineData("""{ "pathFilters": [ {} ] }""", "PSR1011", "'{ … }' is not a text")]
    [InlineData("""{ "pathFilters": [ "../../.." ] }""", "PSR1011", "'../../..' leaves the repository")]
    [InlineData("""{ "pathFilters": [ "" ] }""", "PSR1011", "'' is empty")]
    public void A_file_that_NBGV_fails_on_is_a_failure(string text, string code, string found)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Null(file.Settings);
        Assert.Equal(code, file.Failure?.Code);
        Assert.Contains(found, file.Failure?.Text, StringComparison.Ordinal);
        Assert.Equal(file.Failure, file.Problem);
    }

    [Theory]
    [InlineData("""{ "pathFilters": [ "*.cs" ] }""", "PSR1011", "has a wildcard")]
    [InlineData("""{ "pathFilters": [ "a?" ] }""", "PSR1011", "has a wildcard")]
    [InlineData("""{ "pathFilters": [ "..\\A" ] }""", "PSR1011", "means another path on Windows")]
    [InlineData("""{ "publicReleaseRefSpec": [ "(" ] }""", "PSR1005", "has '('")]
    [InlineData("""{ "publicReleaseRefSpec": [ null ] }""", "PSR1005", "has 'null'")]
    public void A_file_that_may_not_be_used_is_read_all_the_same(string text, string code, string found)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.NotNull(file.Settings);
        Assert.Equal(code, file.Problem?.Code);
        Assert.Contains(found, file.Problem?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_cut_off()
    {
        var file = VersionFile.Parse(Path, $$"""{ "version": "{{new string('x', 100)}}" }""");

        Assert.Contains(
            $"'version' is '{new string('x', 80)}…', expected", file.Problem?.Text, StringComparison.Ordinal);
    }
}
