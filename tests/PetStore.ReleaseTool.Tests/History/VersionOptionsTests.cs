using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class VersionOptionsTests
{
    [Fact]
    public void A_file_that_inherits_adds_to_the_file_above_it()
    {
        var options = Read(
            """{ "version": "1.0", "nugetPackageVersion": { "semVer": 2 }, "versionHeightOffset": """
                + """3, "publicReleaseRefSpec": [ "^refs/heads/main$" ] }""",
            """{ "inherit": true }""");

        Assert.Null(options.Problem);
        Assert.Equal("1.0.4", options.GetVersion(1)?.ToString());
        Assert.Equal(["^refs/heads/main$"], options.PublicReleaseRefSpecs);
    }

    [Fact]
    public void What_a_file_says_itself_goes_before_what_it_inherits()
    {
        var options = Read(
            """{ "version": "1.0", "versionHeightOffset": 3 }""",
            """{ "inherit": true, "version": "2.0", "versionHeightOffset": 0 }""");

        Assert.Equal("2.0.1", options.GetVersion(1)?.ToString());
    }

    [Fact]
    public void A_file_that_does_not_inherit_hides_all_above_it()
    {
        var options = Read(
            """{ "version": "1.0", "pathFilters": [ "/shared" ], "versionHeightOffset": 3 }""",
            """{ "version": "2.0" }""");

        Assert.Equal("2.0.1", options.GetVersion(1)?.ToString());
        Assert.Null(options.Filters);
    }

    [Fact]
    public void Path_filters_add_up_each_relative_to_its_own_file()
    {
        var options = Read(
            """{ "pathFilters": [ "shared", ":!shared/docs" ] }""",
            """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ] }""");

        Assert.NotNull(options.Filters);
        Assert.True(options.Filters.Contains("shared/a"));
        Assert.True(options.Filters.Contains("packages/X/a"));
        Assert.False(options.Filters.Contains("shared/docs/a"));
        Assert.False(options.Filters.Contains("packages/X.Y/a"));
    }

    [Theory]
    [InlineData(".", true)]
    [InlineData("/packages/X", true)]
    [InlineData("../X", true)]
    [InlineData(":!.", false)]
    [InlineData("src", false)]
    [InlineData("/", false)]
    public void The_own_folder_is_named_by_any_form_of_its_path(string entry, bool expected)
    {
        var options = Read("{}", $$"""{ "inherit": true, "version": "1.0", "pathFilters": [ "{{entry}}" ] }""");

        Assert.Equal(expected, options.NamesOwnFolder);
    }

    [Theory]
    [InlineData("1.0", 7, "1.0.7")]
    [InlineData("1.0-beta", 7, "1.0.7-beta")]
    [InlineData("1.0-beta.{height}", 7, "1.0.0-beta.7")]
    [InlineData("1.0-beta.{height}.x", 7, "1.0.0-beta.7.x")]
    [InlineData("1.0", 0, "1.0.0")]
    public void The_height_is_the_patch_or_stands_in_the_tag(string version, int height, string expected)
    {
        var options = Read(
            """{ "nugetPackageVersion": { "semVer": 2 } }""", $$"""{ "inherit": true, "version": "{{version}}" }""");

        Assert.Equal(expected, options.GetVersion(height)?.ToString());
    }

    [Theory]
    [InlineData("1.0-beta.{height}", "1.0.0-beta-0007")]
    [InlineData("1.0-beta.{height}.x", "1.0.0-beta-0007-x")]
    [InlineData("1.0-rc.1", "1.0.7-rc-0001")]
    [InlineData("1.0-rc1", "1.0.7-rc1")]
    public void SemVer_1_which_is_the_default_has_no_dots_in_a_tag(string version, string expected)
    {
        var options = Read("{}", $$"""{ "inherit": true, "version": "{{version}}" }""");

        Assert.Equal(expected, options.GetVersion(7)?.ToString());
    }

    [Theory]
    [InlineData("1.0", -2, "1.0.5")]
    [InlineData("1.0", -7, "1.0.0")]
    [InlineData("1.0-beta.{height}", 3, "1.0.0-beta.10")]
    public void The_offset_is_added_to_the_height(string version, int offset, string? expected)
    {
        var options = Read(
            """{ "nugetPackageVersion": { "semVer": 2 } }""",
            $$"""{ "inherit": true, "version": "{{version}}", "versionHeightOffset": {{offset}} }""");

        Assert.Equal(expected, options.GetVersion(7)?.ToString());
    }

    [Theory]
    [InlineData("1.2.3-x.{height}", "", "1.2.3-x.7")]
    [InlineData("1.2.3", "", "1.2.3")]
    [InlineData("1.2.3", ", \"precision\": \"revision\"", "1.2.3.7")]
    [InlineData("1.2.3.4", ", \"precision\": \"revision\"", "1.2.3.4")]
    [InlineData("1.2", ", \"precision\": \"minor\"", "1.2.0")]
    [InlineData("1.2", ", \"precision\": \"major\"", "1.0.0")]
    [InlineData("1.2", ", \"precision\": \"build\"", "1.2.7")]
    [InlineData("1.2+meta", "", "1.2.7")]
    public void Precision_says_how_many_numbers_are_kept(string version, string precision, string expected)
    {
        var options = Read(
            $$"""{ "nugetPackageVersion": { "semVer": 2{{precision}} } }""",
            $$"""{ "inherit": true, "version": "{{version}}" }""");

        Assert.Equal(expected, options.GetVersion(7)?.ToString());
    }

    [Fact]
    public void A_revision_that_would_be_a_part_of_the_commits_id_is_refused()
    {
        var options = Read(
            """{ "nugetPackageVersion": { "precision": "revision" } }""", """{ "inherit": true, "version": "1.2" }""");

        Assert.StartsWith(
            "error PSR1024: packages/X/version.json: 'nugetPackageVersion.precision' is 'revision' and puts a part of "
                + "the commit's id into the version of a package.",
            options.Problem?.ToString(),
            StringComparison.Ordinal);
        Assert.Null(options.GetVersion(7));
    }

    [Theory]
    [InlineData(65527, "1.0.65534")]
    [InlineData(65528, null)]
    [InlineData(-8, "1.0.0")]
    [InlineData(-9, null)]
    public void A_number_has_16_bits_and_NBGV_takes_minus_one_for_none(int offset, string? expected)
    {
        var options = Read("{}", $$"""{ "inherit": true, "version": "1.0", "versionHeightOffset": {{offset}} }""");

        Assert.Equal(expected, options.GetVersion(7)?.ToString());
    }

    [Theory]
    [InlineData("1.0", "1.0.10")]
    [InlineData("1.0-beta", "1.0.10")]
    [InlineData("1.1", "1.0.7")]
    public void An_offset_may_be_that_of_another_version(string version, string expected)
    {
        var options = Read(
            "{}",
            $$"""{ "inherit": true, "version": "1.0", "versionHeightOffset": 3, "versionHeightOffsetAppliesTo": "{{version}}" }""");

        Assert.Equal(expected, options.GetVersion(7)?.ToString());
    }

    [Theory]
    [InlineData("1.0-5", 4, null)]
    [InlineData("1.0-rc.5", 2, "1.0.7-rc-05")]
    [InlineData("1.0-rc.007", 0, "1.0.7-rc-7")]
    [InlineData("1.0-rc.1", -1, null)]
    [InlineData("1.0-rc.99999999999", 4, null)]
    [InlineData("1.0", -1, "1.0.7")]
    public void Numbers_in_a_tag_of_SemVer_1_are_padded(string version, int padding, string? expected)
    {
        var options = Read(
            "{}",
            $$"""{ "inherit": true, "version": "{{version}}", "semVer1NumericIdentifierPadding": {{padding}} }""");

        Assert.Equal(expected, options.GetVersion(7)?.ToString());
    }

    [Theory]
    [InlineData("""{ "version": "1.0" }""", """{ "inherit": true, "prerelease": "beta" }""", "1.0.7-beta")]
    [InlineData("""{ "version": "1.0", "prerelease": "beta" }""", """{ "inherit": true }""", "1.0.7-beta")]
    [InlineData("""{ "version": "1.0-rc" }""", """{ "inherit": true, "prerelease": "" }""", "1.0.7")]
    [InlineData("{}", """{ "version": "1.0", "prerelease": "beta" }""", "1.0.7")]
    public void A_tag_of_its_own_key_is_added_where_a_file_inherits(string root, string own, string expected)
    {
        Assert.Equal(expected, Read(root, own).GetVersion(7)?.ToString());
    }

    [Fact]
    public void Filters_of_a_file_in_between_are_replaced_where_the_root_has_none()
    {
        VersionOptions ReadThree(string root) => new([
            VersionFile.Parse("version.json", root),
            VersionFile.Parse("packages/version.json", """{ "inherit": true, "pathFilters": [ "common" ] }"""),
            VersionFile.Parse(
                "packages/X/version.json", """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ] }"""),
        ]);

        Assert.Equal(["packages/X"], ReadThree("{}").Filters?.Includes);
        Assert.Equal(
            ["shared", "packages/common", "packages/X"],
            ReadThree("""{ "pathFilters": [ "shared" ] }""").Filters?.Includes);
    }

    [Theory]
    [InlineData("{ ", """{ "inherit": true, "version": "1.0" }""", "PSR1005: version.json: NBGV passes over it")]
    [InlineData("", """{ "inherit": true, "version": "1.0" }""", "PSR1005: version.json: it holds nothing")]
    [InlineData("{ ", """{ "version": "1.0" }""", "PSR1005: version.json: NBGV passes over it")]
    [InlineData("""{ "one": 1 }""", """{ "inherit": true, "version": "1.0" }""", "PSR1006: version.json: NBGV does not "
        + "know the key 'one'")]
    [InlineData("""{ "inherit": true }""", """{ "inherit": """
        + """true, "version": "1.0" }""", "PSR1020: version.json: 'inherit' is true")]
    [InlineData("""{ "one": 1 }""", """{ "inherit": true }""", "PSR1006: version.json: NBGV does not know the key "
        + "'one'")]
    [InlineData("""{ "version": "65535.0" }""", """{ "inherit": true, "one": 1 }""", "PSR1003: version.json: 'version' "
        + "is '65535.0'")]
    [InlineData("""{ "one": 1 }""", """{ "version": "1.0", "publicReleaseRefSpec": [ "(" ] }""", "PSR1005: "
        + "packages/X/version.json: 'publicReleaseRefSpec' has '('")]
    [InlineData("{}", """{ "inherit": true }""", "PSR1003: packages/X/version.json: 'version' is missing")]
    [InlineData("""{ "version": "1" }""", """{ "version": "1.0" }""", "PSR1003: version.json: 'version' is '1'")]
    [InlineData("{}", """{ "version": "65535.0" }""", "PSR1003: packages/X/version.json: 'version' is '65535.0'")]
    [InlineData("{}", """{ "inherit": true, "prerelease": "x" }""", "PSR1003: packages/X/version.json: 'prerelease' is "
        + "'x'")]
    [InlineData("""{ "version": "1.0-y" }""", """{ "inherit": true, "prerelease": "x" }""", "PSR1003: "
        + "packages/X/version.json: 'prerelease' is 'x'")]
    [InlineData("{}", """{ "version": "1.0", "pathFilters": [ "*.cs" ] }""", "PSR1011: packages/X/version.json: the "
        + "path filter '*.cs' has a wildcard")]
    [InlineData("{}", """{ "version": "1.0", "pathFilters": [ ":a" ] }""", "PSR1011: packages/X/version.json: the path "
        + "filter ':a' has a form")]
    [InlineData("""{ "pathFilters": [ ".." ] }""", """{ "version": "1.0" }""", "PSR1011: version.json: the path filter "
        + "'..' leaves")]
    public void A_fault_names_the_file_that_has_it(string root, string own, string expected)
    {
        var options = Read(root, own);

        Assert.StartsWith($"error {expected}", options.Problem?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_JSON_is_passed_over()
    {
        var options = Read("""{ "version": "1.0" }""", "{ ");

        Assert.StartsWith(
            "error PSR1005: packages/X/version.json: NBGV passes over it",
            options.Problem?.ToString(),
            StringComparison.Ordinal);
        Assert.Equal("1.0.7", options.GetVersion(7)?.ToString());
    }

    [Fact]
    public void A_pattern_that_cannot_be_read_leaves_no_version()
    {
        var options = Read("{}", """{ "version": "1.0", "publicReleaseRefSpec": [ "(" ] }""");

        Assert.Equal("PSR1005", options.Problem?.Code);
        Assert.Null(options.GetVersion(7));
    }

    [Fact]
    public void Without_patterns_no_ref_is_public()
    {
        Assert.Empty(Read("{}", """{ "version": "1.0" }""").PublicReleaseRefSpecs);
    }

    [Theory]
    [InlineData(0, null, true)]
    [InlineData(40, null, true)]
    [InlineData(-1, null, false)]
    [InlineData(41, null, false)]
    [InlineData(41, 0, false)]
    [InlineData(41, -1, false)]
    [InlineData(41, 1, true)]
    public void The_short_id_of_a_commit_has_at_most_40_digits(int length, int? minimum, bool expected)
    {
        var automatic = minimum is { } digits ? $", \"gitCommitIdShortAutoMinimum\": {digits}" : "";

        var options = Read("{}", $$"""{ "version": "1.0", "gitCommitIdShortFixedLength": {{length}}{{automatic}} }""");

        Assert.Equal(expected ? "1.0.7" : null, options.GetVersion(7)?.ToString());
        Assert.Equal(
            expected
                ? null
                : $"error PSR1005: packages/X/version.json: 'gitCommitIdShortFixedLength' is '{length}', "
                    + "expected a number from 0 to 40. Correct the file.",
            options.Problem?.ToString());
    }

    private static VersionOptions Read(string root, string own) =>
        new([VersionFile.Parse("version.json", root), VersionFile.Parse("packages/X/version.json", own)]);
}
