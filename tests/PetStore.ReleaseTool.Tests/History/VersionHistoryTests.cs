using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class VersionHistoryTests
{
    [Fact]
    public void The_release_commit_is_the_first_with_the_version()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: /README.md
            c: X/a.cs
            d: /README.md
            """);

        Assert.Equal("a", Find(versions, "X", "1.0.1")?.Commit);
        Assert.Equal("c", Find(versions, "X", "1.0.2")?.Commit);
        Assert.Equal("c", versions.FindAt("X", versions.LastPosition)?.Commit);
        Assert.Equal(2, versions.FindAt("X", versions.LastPosition)?.Position);
    }

    [Fact]
    public void The_line_is_the_first_parents_alone()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: /README.md
            c < a: X/a.cs
            m < b c:
            """);

        Assert.Equal("m", Find(versions, "X", "1.0.3")?.Commit);
        Assert.Null(Find(versions, "X", "1.0.2"));
        Assert.True(versions.Contains("c"));
        Assert.False(versions.Contains("z"));
    }

    [Theory]
    [InlineData("a: X = 1.0\nb: X = 1.1\nc: X = 1.0", "a reverted bump")]
    [InlineData("a: /README.md; X = 1.0\nb: X = 2.0\nc: /README.md\nd: X = 1.0", "a lowered version")]
    [InlineData("a: X = 1.0\nb: delete X\nc: X = 1.0", "a folder that was deleted and added again")]
    [InlineData("a: X = 1.0\nb: move X Y\nc: move Y X", "a folder that was renamed and came back")]
    [InlineData("a: X = 1.0\nb: move X x", "a folder of which only the case changed")]
    public void A_repeated_version_is_a_problem(string text, string why)
    {
        var versions = TextHistory.Calculate(text);

        var problem = versions.FindRepeatedVersion("X", versions.LastPosition);

        Assert.True(problem?.Code == "PSR2001", why);
        Assert.Contains("was made by commit a, ", problem!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: X = 1.0\nb: X = 1.1\nc: X = 1.2", "1.2.1")]
    [InlineData("a: X = 1.0\nb: delete X\nc: X = 1.1", "1.1.1")]
    [InlineData("a: X = 1.0\nb: X = 1.1\nc: X = 1.0\nd: X/a.cs", "1.0.2")]
    [InlineData("a: X = 2.0-beta\nb: X = 2.0", "2.0.2")]
    public void A_version_that_is_new_on_the_line_is_a_release(string text, string expected)
    {
        var versions = TextHistory.Calculate(text);

        Assert.Equal(expected, versions.FindAt("X", versions.LastPosition)?.Version.ToString());
        Assert.Null(versions.FindRepeatedVersion("X", versions.LastPosition));
    }

    [Fact]
    public void A_repeated_version_names_its_first_release_and_is_a_problem_only_where_it_repeats()
    {
        var versions = TextHistory.Calculate("a: X = 1.0\nb: X = 1.1\nc: X = 1.0; Y = 1.0; Y needs X\nd: X = 1.2");

        Assert.Equal("a", versions.FindAt("X", position: 2)?.Commit);
        Assert.Null(versions.FindRepeatedVersion("X", position: 0));
        Assert.Equal("PSR2001", versions.FindRepeatedVersion("X", position: 2)?.Code);
        Assert.Null(versions.FindRepeatedVersion("X", versions.LastPosition));
    }

    [Fact]
    public void A_higher_release_is_found_only_when_the_version_was_lowered()
    {
        var raised = TextHistory.Calculate("a: X = 1.0\nb: X = 1.1\nc: X/a.cs");
        var lowered = TextHistory.Calculate("a: X = 1.0\nb: X = 1.1\nc: X = 1.0\nd: X/a.cs");

        Assert.Null(raised.FindHigherRelease("X"));
        Assert.Equal("b", lowered.FindHigherRelease("X")?.Commit);
    }

    [Fact]
    public void The_release_before_another_one_is_the_last_that_has_a_version()
    {
        var versions = TextHistory.Calculate("a: X = 1.0\nb: X/a.cs\nc: delete X\nd: X = 1.1");

        var before = versions.FindBefore(versions.FindAt("X", 3)!);

        Assert.Equal("b", before?.Commit);
        Assert.Equal("a", versions.FindBefore(before!)?.Commit);
        Assert.Null(versions.FindBefore(versions.FindAt("X", 0)!));
    }

    [Fact]
    public void A_renamed_folder_is_another_package_that_starts_anew()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: X/a.cs
            c: move X Y
            """);

        Assert.Equal(["Y"], versions.Ids);
        Assert.Equal("1.0.1", versions.FindAt("Y", versions.LastPosition)?.Version.ToString());
        Assert.Null(versions.FindAt("X", versions.LastPosition));
        Assert.Equal("b", Find(versions, "X", "1.0.2")?.Commit);
    }

    [Theory]
    [InlineData("a: X = 1.2.3\nb: X = 1.2")]
    [InlineData("a: X/version.json := { 'inherit': 'x' }; X/X.csproj\nb: X = 1.2")]
    [InlineData("z: X = 1.x\na: X = 1.1\nb: X = 1.2")]
    public void A_version_file_that_was_wrong_once_does_not_hold_back_the_corrected_one(string text)
    {
        var versions = TextHistory.Calculate(text);

        var release = versions.FindAt("X", versions.LastPosition);

        Assert.Equal("1.2.1", release?.Version.ToString());
        Assert.Equal("b", release?.Commit);
        Assert.Null(release?.State.Options.Problem);
    }

    [Fact]
    public void The_commit_after_one_on_which_NBGV_fails_has_no_version_whatever_it_says()
    {
        var versions = TextHistory.Calculate("a: X = 1.x\nb: X = 1.2");

        Assert.Null(versions.FindAt("X", versions.LastPosition));
        Assert.Equal("PSR1023", versions.GetState("X").Contents.CountProblem?.Code);
    }

    [Fact]
    public void Nor_has_any_later_commit_until_the_number_changes()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.x
            b: X = 1.2
            c: X/a.cs
            d: X/version.json := { "inherit": true, "version": "1.2", "pathFilters": [ ".", ":!docs" ] }
            e: X = 1.3
            """);

        Assert.Null(versions.FindVersionAt("X", 2));
        Assert.Null(versions.FindVersionAt("X", 3));
        Assert.Equal("1.3.1", versions.FindVersionAt("X", 4)?.ToString());
    }

    [Fact]
    public void A_package_that_never_had_a_version_is_still_known_after_it_was_deleted()
    {
        var versions = TextHistory.Calculate("a: X = 1.x; Y = 1.0\nb: delete X");

        Assert.Equal("X", versions.FindPackage("x")?.Id);
        Assert.Equal(["Y"], versions.Ids);
    }

    [Fact]
    public void An_id_is_found_in_any_case_and_spelled_as_its_folder()
    {
        var versions = TextHistory.Calculate("a: My.Package = 1.0");

        Assert.Equal("My.Package", versions.FindPackage("my.PACKAGE")?.Id);
        Assert.Equal("My.Package", Find(versions, "my.package", "1.0.1")?.Id);
        Assert.Null(versions.FindPackage("My"));
    }

    [Fact]
    public void Every_release_has_the_spelling_that_its_folder_had_then()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: move X x; x = 1.1
            c: /version.json := { "version": "7.0" }
            """);

        Assert.Equal(["x"], versions.Ids);
        Assert.Equal("x", versions.FindPackage("X")?.Id);
        Assert.Equal("packages/X", Find(versions, "x", "1.0.1")?.Package.Folder);
        Assert.Equal("packages/x", Find(versions, "x", "1.1.1")?.Package.Folder);
    }

    [Fact]
    public void The_packages_are_those_of_the_last_commit_in_ordinal_order()
    {
        var versions = TextHistory.Calculate(
            """
            a: b = 1.0; Z = 1.0; A = 1.0; gone = 1.0
            b: delete gone
            """);

        Assert.Equal(["A", "Z", "b"], versions.Ids);
        Assert.Equal("gone", versions.FindPackage("gone")?.Id);
    }

    [Fact]
    public void A_folder_without_project_and_version_file_is_no_package()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; docs/a.md");

        Assert.Equal(["X"], versions.Ids);
        Assert.Null(versions.FindPackage("docs"));
    }

    [Fact]
    public void All_packages_are_those_that_ever_had_a_version_in_ordinal_order()
    {
        var versions = TextHistory.Calculate("a: b = 1.0; Z = 1.0; A = 1.0; gone = 1.0; docs/a.md\nb: delete gone");

        Assert.Equal(["A", "Z", "b", "gone"], versions.AllPackages.Select(package => package.Id));
    }

    [Fact]
    public void A_package_that_came_and_went_on_a_merged_branch_is_not_known()
    {
        var versions = TextHistory.Calculate(
            """
            a: Y = 1.0
            b < a: X = 1.0
            c < b: delete X
            m < a c:
            """);

        Assert.Null(versions.FindPackage("X"));
        Assert.Equal(["Y"], versions.Ids);
    }

    [Fact]
    public void A_folder_that_has_its_first_spelling_again_is_the_same_package()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: move X x; x = 1.1
            c: move x X; X = 1.2
            """);

        Assert.Equal(["X"], versions.Ids);
        Assert.Equal(
            ["X", "x", "X"],
            new[] { "1.0.1", "1.1.1", "1.2.1" }.Select(version => Find(versions, "X", version)?.Package.Id));
        Assert.Equal("1.2.1", versions.FindVersionAt("X", versions.LastPosition)?.ToString());
    }

    [Theory]
    [InlineData(0, "1.0.1")]
    [InlineData(1, "1.0.1")]
    [InlineData(2, "1.2.1")]
    [InlineData(3, "1.2.1")]
    public void The_last_stable_release_is_that_of_the_place_or_before_it(int position, string expected)
    {
        var versions = TextHistory.Calculate("a: X = 1.0\nb: X = 1.1-beta\nc: X = 1.2\nd: X = 1.3-beta");

        Assert.Equal(expected, versions.FindStableAt("X", position)?.Version.ToString());
    }

    [Fact]
    public void A_package_of_prereleases_has_no_stable_release()
    {
        var versions = TextHistory.Calculate("a: X = 1.1-beta\nb: /README.md");

        Assert.Null(versions.FindStableAt("X", 1));
        Assert.Null(versions.FindStableAt("Unknown", 1));
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, "a")]
    [InlineData(1, "m")]
    [InlineData(2, null)]
    public void A_place_is_that_on_the_line(int position, string? expected)
    {
        var versions = TextHistory.Calculate("a: X = 1.0\nb < a: X/a.cs\nm < a b:");

        Assert.Equal(expected, versions.FindCommit(position));
    }

    [Theory]
    [InlineData(0, 5, "a c e")]
    [InlineData(1, 2, "c")]
    [InlineData(2, 2, "c")]
    [InlineData(5, 5, "")]
    [InlineData(4, 1, "")]
    public void The_commits_of_a_package_are_those_that_change_its_inputs_while_it_exists(
        int first, int last, string expected)
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: /README.md
            c: X/a.cs; /README.md
            d: delete X
            e: X = 2.0
            f: Y = 1.0
            """);

        Assert.Equal(expected, string.Join(' ', versions.FindCommits("X", first, last)));
    }

    [Theory]
    [InlineData("1.0.4-beta", "1.0.2 1.0.3 1.0.4 1.0.5")]
    [InlineData("0.9.0", "1.0.1 1.0.2 1.0.3 1.0.4")]
    [InlineData("9.9.9", "1.0.3 1.0.4 1.0.5 1.0.6")]
    public void The_nearest_versions_are_four_around_the_missing_one_ascending(string missing, string expected)
    {
        var versions = TextHistory.Calculate("a: X = 1.0\nb: X/b\nc: X/c\nd: X/d\ne: X/e\nf: X/f");

        Assert.Equal(expected, string.Join(' ', versions.FindNearest("X", NuGetVersion.Parse(missing))));
    }

    [Fact]
    public void The_nearest_versions_are_in_the_order_of_versions_and_each_once()
    {
        var versions = TextHistory.Calculate("a: X = 1.0\nb: X = 1.1\nc: X = 1.0");

        Assert.Equal("1.0.1 1.1.1", string.Join(' ', versions.FindNearest("X", NuGetVersion.Parse("9.9.9"))));
    }

    [Fact]
    public void The_next_minor_is_above_the_highest_version_not_the_last()
    {
        var versions = TextHistory.Calculate("a: X = 1.5\nb: X = 1.2");

        Assert.Equal("1.6", versions.GetNextMinor("X"));
    }

    private static Release? Find(VersionHistory versions, string id, string version) =>
        versions.Find(id, NuGetVersion.Parse(version));
}
