using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class VersionCalculatorTests
{
    [Theory]
    [InlineData("X/a.cs", "X 1.0.2, Y 1.0.1")]
    [InlineData("X/docs/deep/ü.md", "X 1.0.2, Y 1.0.1")]
    [InlineData("Y/a.cs", "X 1.0.1, Y 1.0.2")]
    [InlineData("X/a.cs; Y/a.cs", "X 1.0.2, Y 1.0.2")]
    [InlineData("X needs Y", "X 1.0.2, Y 1.0.1")]
    [InlineData("delete X/packages.lock.json", "X 1.0.2, Y 1.0.1")]
    [InlineData("/Directory.Build.props", "X 1.0.2, Y 1.0.2")]
    [InlineData("/Directory.Packages.props", "X 1.0.1, Y 1.0.1")]
    [InlineData("/README.md; /tests/X.Tests/a.cs; /consumers/App/App.csproj", "X 1.0.1, Y 1.0.1")]
    [InlineData("/packages/README.md", "X 1.0.1, Y 1.0.1")]
    [InlineData("/nested/packages/X/a.cs", "X 1.0.1, Y 1.0.1")]
    [InlineData("X.Z/a.cs", "X 1.0.1, Y 1.0.1")]
    [InlineData("", "X 1.0.1, Y 1.0.1")]
    [InlineData("X = 1.1", "X 1.1.1, Y 1.0.1")]
    [InlineData("X = 2.0-beta", "X 2.0.1-beta, Y 1.0.1")]
    public void A_commit_moves_the_packages_whose_inputs_it_changes(string changes, string expected)
    {
        var versions = TextHistory.Calculate($"a: X = 1.0; Y = 1.0\nb: {changes}");

        Assert.StartsWith(expected, Describe(versions), StringComparison.Ordinal);
    }

    [Fact]
    public void An_octopus_merge_goes_on_from_the_highest_of_all_its_parents_and_counts_a_difference_from_any()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0
            b < a: /README.md
            c < a: /LICENSE
            d < a: X/a.cs
            e < d: X/a.cs
            m < b c e:
            """);

        Assert.Equal("X 1.0.4, Y 1.0.1", Describe(versions));
    }

    [Fact]
    public void A_package_that_inherits_has_no_version_after_the_roots_version_file_is_deleted()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y/version.json := { "version": "1.0", "pathFilters": [ "." ] }; Y/Y.csproj
            b: delete /version.json
            c: X/a.cs; Y/a.cs
            """);

        Assert.Null(versions.FindVersionAt("X", 1));
        Assert.Equal("PSR1020", versions.GetState("X").Options.Problem?.Code);
        Assert.Equal("1.0.2", versions.FindVersionAt("Y", 2)?.ToString());
    }

    [Fact]
    public void The_height_cannot_be_counted_past_a_commit_in_which_the_roots_version_file_was_deleted()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: delete /version.json
            c: /version.json := { "pathFilters": [ "/version.json" ] }
            d: X/a.cs
            e: X = 1.1
            """);

        Assert.Null(versions.FindVersionAt("X", 2));
        Assert.Null(versions.FindVersionAt("X", 3));
        Assert.Equal("1.1.1", versions.FindVersionAt("X", 4)?.ToString());
    }

    [Fact]
    public void A_package_without_filters_is_moved_by_any_commit_even_an_empty_one()
    {
        var versions = TextHistory.Calculate(
            """
            a: X/version.json := { "version": "1.0" }; X/X.csproj
            b: /README.md
            c:
            """);

        Assert.Equal("1.0.3", versions.FindVersionAt("X", 2)?.ToString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData(":!docs")]
    public void A_package_that_every_file_is_an_input_of_is_moved_by_each_commit_that_changes_one(string filter)
    {
        var versions = TextHistory.Calculate(
            $$"""
            a: X/version.json := { "version": "1.0", "pathFilters": [ "{{filter}}" ] }; X/X.csproj
            b: /README.md
            c: /deep/er/README.md
            d:
            """);

        Assert.Equal("1.0.3", versions.FindVersionAt("X", 3)?.ToString());
    }

    [Fact]
    public void An_older_commit_is_read_in_every_spelling_of_JSON()
    {
        var versions = TextHistory.Calculate(
            """
            a: X/version.json := { 'inherit': true, 'version': '1.0', 'pathFilters': ['.'] }; X/X.csproj
            b: X/a.cs
            c: X/version.json := { "inherit": true, "version": "1.0", "pathFilters": [ "." ] }
            """);

        Assert.Equal("1.0.3", versions.FindVersionAt("X", 2)?.ToString());
    }

    [Fact]
    public void A_dependent_is_not_released_when_its_dependency_changes()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Y needs X
            b: X/a.cs
            c: X = 2.0
            """);

        Assert.Equal("X 2.0.1, Y 1.0.1", Describe(versions));
    }

    [Fact]
    public void A_shared_file_moves_a_package_only_from_the_commit_that_adds_the_package()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: /Directory.Build.props
            c: Y = 1.0
            d: /Directory.Build.props
            """);

        Assert.Equal("X 1.0.3, Y 1.0.2", Describe(versions));
    }

    [Theory]
    [InlineData("2.0-beta", "2.0", "2.0.2")]
    [InlineData("2.0", "2.0-beta", "2.0.2-beta")]
    [InlineData("2.0-beta.{height}", "2.0", "2.0.1")]
    [InlineData("2.0-beta.{height}", "2.0-rc.{height}", "2.0.0-rc.1")]
    [InlineData("1.9", "2.0", "2.0.1")]
    public void A_new_version_keeps_the_height_when_its_number_stays(string first, string second, string expected)
    {
        var versions = TextHistory.Calculate($"a: X = {first}\nb: X = {second}");

        Assert.Equal($"X {expected}", Describe(versions));
    }

    [Fact]
    public void A_merge_counts_for_every_package_that_differs_from_any_parent()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Z = 1.0
            b: X/a.cs
            c < a: Y/a.cs
            m < b c:
            """);

        Assert.Equal("X 1.0.3, Y 1.0.3, Z 1.0.1", Describe(versions));
        Assert.True(Find(versions, "X").IsMerge);
        Assert.Equal("X 1.0.3", Find(versions, "X").ToString());
        Assert.False(Find(versions, "Z").IsMerge);
    }

    [Fact]
    public void The_height_is_the_longest_way_not_the_number_of_commits()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: X/a.cs
            c: X/a.cs
            d < a: X/b.cs
            m < c d:
            """);

        Assert.Equal("X 1.0.4", Describe(versions));
    }

    [Fact]
    public void A_parent_with_another_number_gives_nothing()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: X/a.cs
            c: X/a.cs
            d < a: X = 1.1
            m < d c: X = 1.1
            """);

        Assert.Equal("X 1.1.2", Describe(versions));
    }

    [Fact]
    public void A_package_that_comes_after_a_merge_begins_with_what_it_inherits_then()
    {
        var versions = TextHistory.Calculate(
            """
            a: Y = 1.0; /version.json := { "version": "1.0", "pathFilters": [ "/version.json" ] }
            b: /version.json := { "version": "1.1", "pathFilters": [ "/version.json" ] }
            m < a b:
            c: /version.json := { "version": "1.2", "pathFilters": [ "/version.json" ] }
            d: X/X.csproj
            """);

        Assert.Equal("1.2.1", versions.FindVersionAt("X", versions.LastPosition)?.ToString());
    }

    [Fact]
    public void The_filters_are_those_of_the_commit_itself()
    {
        var versions = TextHistory.Calculate(
            """
            a: X/version.json := { "inherit": true, "version": "1.0", "pathFilters": [ ".", ":!docs" ] }; X/X.csproj
            b: X/docs/a.md
            c: X = 1.0
            d: X/docs/a.md
            """);

        Assert.Equal(
            ["1.0.1", "1.0.1", "1.0.2", "1.0.3"],
            Enumerable.Range(0, 4).Select(position => versions.FindVersionAt("X", position)?.ToString()));
    }

    [Fact]
    public void The_version_file_of_the_packages_folder_stands_between_the_roots_and_the_packages_own()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: /packages/version.json := { "inherit": true, "pathFilters": [ "common" ], "versionHeightOffset": 10 }
            c: /packages/common/a
            """);

        Assert.Equal("X 1.0.12", Describe(versions));
    }

    [Theory]
    [InlineData("X/a.cs", "packages/X/a.cs")]
    [InlineData("/Directory.Build.props", "Directory.Build.props")]
    [InlineData("X = 1.1", "packages/X/version.json")]
    public void A_release_names_the_file_that_made_it(string change, string expected)
    {
        var versions = TextHistory.Calculate($"a: X = 1.0; X/a.cs\nb: {change}\nc: /README.md");

        Assert.Equal(expected, Find(versions, "X").State.Cause);
    }

    [Fact]
    public void A_release_that_only_an_inherited_number_made_names_no_file_of_an_earlier_one()
    {
        var versions = TextHistory.Calculate(
            """
            a: X/X.csproj; X/version.json := { "inherit": true, "pathFilters": [ "." ] }
            b: /version.json := { "version": "1.0" }; X/a.cs
            c: /version.json := { "version": "1.1" }
            """);

        Assert.Equal("X 1.1.0", Describe(versions));
        Assert.Null(Find(versions, "X").State.Cause);
    }

    [Fact]
    public void A_commit_with_one_parent_is_not_a_merge()
    {
        var versions = TextHistory.Calculate("a: X = 1.0\nb: X/a.cs");

        Assert.False(Find(versions, "X").IsMerge);
    }

    [Fact]
    public void A_number_without_a_height_that_was_changed_under_is_refused_until_another_one_is_set()
    {
        var versions = TextHistory.Calculate(
            $"""
            a: {Fixed("1.2.3")}; X/X.csproj
            b: X/a.cs
            c: {Fixed("1.2.4")}
            """);

        Assert.Equal(
            ["1.2.3", "", "1.2.4"],
            Enumerable.Range(0, 3).Select(position => $"{versions.FindVersionAt("X", position)}"));
    }

    [Theory]
    [InlineData("X/b.cs", "another change")]
    [InlineData("/README.md", "a file that is not an input")]
    [InlineData("/packages/version.json := { \"inherit\": true }", "options that are read anew")]
    public void The_first_change_under_a_number_without_a_height_is_told_whatever_follows(string change, string why)
    {
        var versions = TextHistory.Calculate($"a: {Fixed("1.2.3")}; X/X.csproj\nb: X/a.cs\nc: {change}");

        var problem = versions.GetState("X").Contents.CountProblem;

        Assert.True(problem?.Code == "PSR1025", why);
        Assert.Contains(": commit b changes the package, ", problem!.Text, StringComparison.Ordinal);
        Assert.Contains("still '1.2.3'", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deleted_package_has_no_version_even_if_it_would_inherit_one()
    {
        var versions = TextHistory.Calculate("a: /version.json := { \"version\": \"1.0\" }; X/X.csproj\nb: delete X");

        Assert.Equal("1.0.1", versions.FindVersionAt("X", 0)?.ToString());
        Assert.Null(versions.FindVersionAt("X", 1));
    }

    [Fact]
    public void A_package_that_got_filters_is_moved_only_by_them()
    {
        var versions = TextHistory.Calculate(
            """
            a: X/version.json := { "version": "1.0" }; X/X.csproj; /version.json := { "one": 1 }
            b: X = 1.0
            c: /README.md
            """);

        Assert.Equal("X 1.0.2", Describe(versions));
    }

    [Fact]
    public void A_package_without_filters_is_not_moved_before_it_exists()
    {
        var versions = TextHistory.Calculate(
            """
            a: Y = 1.0
            b < a: X/version.json := { "version": "1.0" }; X/X.csproj
            c < a: /README.md
            m < c b:
            """);

        Assert.Equal("X 1.0.2, Y 1.0.1", Describe(versions));
    }

    [Fact]
    public void A_new_package_counts_the_commits_that_touched_the_filters_that_it_inherits()
    {
        var versions = TextHistory.Calculate(
            """
            a: /version.json := { "version": "1.0", "pathFilters": [ "/version.json", "/shared" ] }
            b: /shared; /README.md
            c: /README.md
            d: X/X.csproj
            """);

        Assert.Equal("X 1.0.2", Describe(versions));
    }

    [Fact]
    public void A_merge_counts_on_from_a_parent_that_does_not_have_the_package_yet()
    {
        var versions = TextHistory.Calculate(
            """
            a: /version.json := { "version": "1.0", "pathFilters": [ "/version.json", "/shared" ] }
            b: X/X.csproj
            c < a: /shared
            d < c: /shared
            m < b d:
            """);

        Assert.Equal("X 1.0.4", Describe(versions));
    }

    [Theory]
    [InlineData("m < c b:")]
    [InlineData("m < b c:")]
    public void A_merge_counts_for_packages_of_which_one_parent_has_many_more(string merge)
    {
        var many = string.Join("; ", Enumerable.Range(10, 60).Select(number => $"P{number} = 1.0"));

        var versions = TextHistory.Calculate($"a: X = 1.0\nb < a: {many}\nc < a: X/a.cs\n{merge}");

        Assert.Equal("1.0.3", versions.FindVersionAt("X", versions.LastPosition)?.ToString());
        Assert.Equal("1.0.2", versions.FindVersionAt("P10", versions.LastPosition)?.ToString());
        Assert.Equal("1.0.2", versions.FindVersionAt("P69", versions.LastPosition)?.ToString());
    }

    private static string Fixed(string version) =>
        $$"""X/version.json := { "inherit": true, "version": "{{version}}", "pathFilters": [ "." ] }""";

    private static Release Find(VersionHistory versions, string id) => versions.FindAt(id, versions.LastPosition)!;

    private static string Describe(VersionHistory versions) =>
        string.Join(", ", versions.Ids.Select(id => $"{id} {versions.FindVersionAt(id, versions.LastPosition)}"));
}
