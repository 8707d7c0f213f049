using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class VersionFileTests
{
    private const string Path = "packages/X/version.json";

    [Fact]
    public void Every_key_that_the_conventions_use_is_read()
    {
        var file = VersionFile.Parse(
            Path,
            """
            {
              "$schema": "https://example.org/version.schema.json",
              "inherit": true,
              "version": "1.0-beta",
              "pathFilters": [ ".", ":!docs" ],
              "versionHeightOffset": -2,
              "publicReleaseRefSpec": [ "^refs/heads/main$" ],
              "nugetPackageVersion": { "semVer": 2 },
              "assemblyVersion": { "precision": "major" },
              "cloudBuild": { "setVersionVariables": false, "buildNumber": { "enabled": false } }
            }
            """);

        Assert.Null(file.Problem);
        Assert.True(file.IsReadable);
        Assert.True(file.Inherit);
        Assert.Equal("1.0-beta", file.Version);
        Assert.Equal([".", ":!docs"], file.PathFilters);
        Assert.Equal(-2, file.VersionHeightOffset);
        Assert.Equal(["^refs/heads/main$"], file.PublicReleaseRefSpec);
        Assert.Equal(2, file.SemVer);
    }

    [Fact]
    public void An_empty_object_says_nothing()
    {
        var file = VersionFile.Parse(Path, "{}");

        Assert.Null(file.Problem);
        Assert.False(file.Inherit);
        Assert.Null(file.Version);
        Assert.Null(file.PathFilters);
        Assert.Null(file.VersionHeightOffset);
        Assert.Null(file.SemVer);
        Assert.Empty(file.PublicReleaseRefSpec);
    }

    [Theory]
    [InlineData("""{ /* why */ "version": "1.0", }""")]
    [InlineData("{ // why\n \"version\": \"1.0\" }")]
    public void Comments_and_trailing_commas_are_passed_over(string text)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Null(file.Problem);
        Assert.Equal("1.0", file.Version);
    }

    [Theory]
    [InlineData("version.json", "")]
    [InlineData("packages/version.json", "packages")]
    [InlineData("packages/X/version.json", "packages/X")]
    public void The_folder_is_where_the_file_stands(string path, string expected)
    {
        var file = new VersionFile(path);

        Assert.Equal(expected, file.Folder);
    }

    [Theory]
    [InlineData("""{ "release": {} }""", "release")]
    [InlineData("""{ "Version": "1.0" }""", "Version")]
    [InlineData("""{ "nugetPackageVersion": { "semVer": 2, "precision": "build" } }""", "nugetPackageVersion.precision")]
    [InlineData("""{ "assemblyVersion": { "version": "1.0" } }""", "assemblyVersion.version")]
    [InlineData("""{ "cloudBuild": { "setAllVariables": true } }""", "cloudBuild.setAllVariables")]
    [InlineData("""{ "cloudBuild": { "buildNumber": { "includeCommitId": {} } } }""", "cloudBuild.buildNumber.includeCommitId")]
    public void A_key_that_is_not_known_is_named(string text, string key)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Equal("PSR1006", file.Problem?.Code);
        Assert.StartsWith($"{Path}: the key '{key}' ", file.Problem?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "inherit": "yes" }""", """'inherit' is '"yes"'""", "true or false")]
    [InlineData("""{ "versionHeightOffset": 1.5 }""", "'versionHeightOffset' is '1.5'", "a whole number")]
    [InlineData("""{ "versionHeightOffset": "1" }""", """'versionHeightOffset' is '"1"'""", "a whole number")]
    [InlineData("""{ "pathFilters": "." }""", """'pathFilters' is '"."'""", "a list of strings")]
    [InlineData("""{ "pathFilters": [ 1 ] }""", "'pathFilters' is '[ 1 ]'", "a list of strings")]
    [InlineData("""{ "publicReleaseRefSpec": {} }""", "'publicReleaseRefSpec' is '{}'", "a list of strings")]
    [InlineData("""{ "publicReleaseRefSpec": [ "(" ] }""", """'publicReleaseRefSpec' is '[ "(" ]'""", "regular expressions")]
    [InlineData("""{ "nugetPackageVersion": 2 }""", "'nugetPackageVersion' is '2'", "an object")]
    [InlineData("""{ "nugetPackageVersion": {} }""", "'nugetPackageVersion' is '{}'", "\"semVer\": 1")]
    [InlineData("""{ "nugetPackageVersion": { "semVer": 3 } }""", """'nugetPackageVersion' is '{ "semVer": 3 }'""", "\"semVer\": 2")]
    [InlineData("""{ "nugetPackageVersion": { "semVer": "2" } }""", """'nugetPackageVersion' is '{ "semVer": "2" }'""", "\"semVer\": 2")]
    [InlineData("""{ "assemblyVersion": "1.0" }""", """'assemblyVersion' is '"1.0"'""", "an object")]
    [InlineData("""{ "cloudBuild": false }""", "'cloudBuild' is 'false'", "an object")]
    [InlineData("""{ "cloudBuild": { "buildNumber": true } }""", "'cloudBuild.buildNumber' is 'true'", "an object")]
    public void A_value_of_another_type_is_quoted(string text, string found, string expected)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Equal("PSR1005", file.Problem?.Code);
        Assert.StartsWith($"{Path}: {found}, expected ", file.Problem?.Text, StringComparison.Ordinal);
        Assert.Contains(expected, file.Problem?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": 1.0 }""", "'1.0'")]
    [InlineData("""{ "version": null }""", "''")]
    public void A_version_that_is_no_string_is_quoted(string text, string found)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Equal("PSR1003", file.Problem?.Code);
        Assert.Contains($"'version' is {found}", file.Problem?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_is_not_quoted()
    {
        var file = VersionFile.Parse(Path, $$"""{ "inherit": "{{new string('x', 100)}}" }""");

        Assert.Contains("'inherit' is a long string, expected", file.Problem?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ 1 ]", "it holds '[ 1 ]'")]
    [InlineData("\"1.0\"", "it holds '\"1.0\"'")]
    [InlineData("null", "it holds 'null'")]
    [InlineData("", "it is not JSON in line 1")]
    [InlineData("{\n\"version\": 1.0.0\n}", "it is not JSON in line 2")]
    [InlineData("{\n\"version\": \"1.0\"", "it is not JSON in line 2")]
    public void A_file_that_is_no_object_is_not_readable(string text, string found)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.False(file.IsReadable);
        Assert.Equal("PSR1005", file.Problem?.Code);
        Assert.StartsWith($"{Path}: {found}, expected a JSON object", file.Problem?.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": "1.0", "version": "2.0" }""")]
    [InlineData("""{ "nugetPackageVersion": { "semVer": 1, "semVer": 2 } }""")]
    public void A_key_that_stands_there_twice_is_refused(string text)
    {
        var file = VersionFile.Parse(Path, text);

        Assert.Equal("PSR1005", file.Problem?.Code);
    }

    [Fact]
    public void The_first_fault_is_the_one_that_is_named()
    {
        var file = VersionFile.Parse(Path, """{ "one": 1, "two": 2 }""");

        Assert.Contains("the key 'one' ", file.Problem?.Text, StringComparison.Ordinal);
    }
}
