using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class CurrentReleasesTests
{
    [Fact]
    public void Without_names_all_packages_are_meant()
    {
        var versions = TextHistory.Calculate("a: Y = 1.0; X = 1.0");

        Assert.Equal(["X", "Y"], Select(versions));
    }

    [Fact]
    public void Names_are_read_in_any_case_and_once()
    {
        var versions = TextHistory.Calculate("a: Y = 1.0; X = 1.0");

        Assert.Equal(["X"], Select(versions, "x", "X"));
    }

    [Fact]
    public void Every_name_that_is_no_package_is_an_error_also_of_one_that_was_deleted()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; Y = 1.0\nb: delete Y");

        var exception = Assert.Throws<ReleaseException>(() => Select(versions, "Y", "X", "Z"));

        Assert.Equal(

            [
                "'Y' is not a package of this repository. The packages are: X.",
                "'Z' is not a package of this repository. The packages are: X.",
            ],
            exception.Problems.Select(problem => problem.Text));
    }

    [Fact]
    public void A_package_that_was_deleted_is_meant_when_a_consumer_pins_it()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; Y = 1.0\nb: delete Y");

        var selected = CurrentReleases.Select(versions, ["y"], [versions.Layout.GetPackage("Y")]);

        Assert.Equal("Y", Assert.Single(selected).Id);
    }

    [Fact]
    public void Each_package_has_the_problems_that_concern_it()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Z = 1.0; Z/Other.csproj; delete Z/Z.csproj
            b: /version.json := { "unknown": 1 }
            """);

        var targets = Find(versions, "X", "Y", "Z");

        Assert.Equal(
            ["X: PSR1006", "Y: PSR1006", "Z: PSR1010 PSR1006"],
            targets.Select(target => $"{target.Package}: "
                + $"{string.Join(' ', target.Problems.Select(problem => problem.Code))}"));
        Assert.All(targets, target => Assert.Null(target.Release));
    }

    [Theory]
    [InlineData("delete X/X.csproj", "PSR1010", "packages/X: its folder has no .csproj")]
    [InlineData("X/Y.csproj", "PSR1010", "packages/X: its folder has the project 'Y.csproj'")]
    [InlineData("delete X/version.json", "PSR1004", "packages/X: version.json is missing")]
    [InlineData(
        "X/version.json := { \"inherit\": true, \"version\": "
            + "\"1.0\" }", "PSR1007", "packages/X/version.json: 'pathFilters' lacks \".\"")]
    [InlineData(
        "X/version.json := { \"inherit\": true, \"version\": \"1.0\", \"pathFilters\": [ \".\" ], "
            + "\"versionHeightOffset\": -9 }", "PSR1021",
        "packages/X/version.json: its settings give no version at height ")]
    public void A_package_that_breaks_a_convention_has_no_release(string change, string code, string place)
    {
        var versions = TextHistory.Calculate($"a: X = 1.0\nb: {change}");

        var problem = Assert.Single(Assert.Single(Find(versions, "X")).Problems);
        Assert.Equal(code, problem.Code);
        Assert.StartsWith(place, problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: X = 1.0; x = 1.0", "PSR1010", "packages/X: 'packages/x' differs only in case, ")]
    [InlineData("a: X = 1.0\nb: /version.txt := 7.0", "PSR1017", "version.txt: ")]
    [InlineData("a: X = 1.0\nb: X = 1.1\nc: X = 1.0", "PSR2001", "packages/X: version '1.0.1' was made by commit a, ")]
    public void What_the_history_shows_is_a_problem_of_the_package_too(string text, string code, string start)
    {
        var versions = TextHistory.Calculate(text);

        var problem = Assert.Single(Assert.Single(Find(versions, "X")).Problems);

        Assert.Equal(code, problem.Code);
        Assert.StartsWith(start, problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X/Y.csproj", "delete X/Y.csproj")]
    [InlineData("X/Y.csproj; X/Z.csproj", "delete X/Z.csproj; delete X/Y.csproj")]
    [InlineData("delete X/version.json", "X = 1.1")]
    public void A_package_that_was_corrected_has_a_release(string fault, string correction)
    {
        var versions = TextHistory.Calculate($"a: X = 1.0\nb: {fault}\nc: {correction}");

        var target = Assert.Single(Find(versions, "X"));

        Assert.Empty(target.Problems);
        Assert.Equal("c", target.Release?.Commit);
    }

    [Fact]
    public void A_second_project_is_an_error_until_the_last_one_is_gone()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0
            b: X/Y.csproj; X/Z.csproj
            c: delete X/Z.csproj
            """);

        var target = Assert.Single(Find(versions, "X"));

        Assert.Equal("PSR1010", Assert.Single(target.Problems).Code);
    }

    private static IEnumerable<string> Select(VersionHistory versions, params string[] names) =>
        CurrentReleases.Select(versions, names, []).Select(package => package.Id);

    private static IReadOnlyList<ReleaseTarget> Find(VersionHistory versions, params string[] ids) =>
        CurrentReleases.Find(versions, ids.Select(versions.Layout.GetPackage));
}
