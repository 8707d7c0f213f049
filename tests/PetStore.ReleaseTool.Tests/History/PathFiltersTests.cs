using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class PathFiltersTests
{
    [Theory]
    [InlineData("packages/X/a.cs", true)]
    [InlineData("version.json", true)]
    [InlineData("packages/Y/a.cs", false)]
    [InlineData("README.md", false)]
    public void A_file_is_an_input_when_any_filter_covers_it(string file, bool expected)
    {
        var filters = Parse(".", "/version.json");

        Assert.Equal(expected, filters.Contains(file));
    }

    [Theory]
    [InlineData("packages/X/docs/a.md", false)]
    [InlineData("packages/X/docs", false)]
    [InlineData("packages/X/docs2/a.md", true)]
    public void An_exclude_wins_wherever_it_stands(string file, bool expected)
    {
        var filters = Parse(":!docs", ".");

        Assert.Equal(expected, filters.Contains(file));
    }

    [Theory]
    [InlineData("README.md", true)]
    [InlineData("packages/X/docs/a.md", false)]
    public void Excludes_alone_take_away_from_the_whole_repository(string file, bool expected)
    {
        var filters = Parse(":!docs");

        Assert.Equal(expected, filters.Contains(file));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("../..")]
    public void The_root_includes_every_file(string entry)
    {
        var filters = Parse("docs", entry);

        Assert.True(filters.Contains("README.md"));
    }

    [Fact]
    public void Without_any_filter_every_file_is_an_input()
    {
        var filters = Parse();

        Assert.True(filters.Contains("README.md"));
    }

    [Theory]
    [InlineData("packages/X/docs", true)]
    [InlineData("packages/X", true)]
    [InlineData("packages", true)]
    [InlineData("package", false)]
    [InlineData("packages/Y", false)]
    public void A_link_or_a_submodule_reaches_what_lies_in_it_or_below_it(string path, bool expected)
    {
        var filters = Parse(".", "/version.json");

        Assert.Equal(expected, filters.Reaches(path));
    }

    private static PathFilters Parse(params string[] entries) =>
        new([.. entries.Select(entry => PathFilter.Parse(entry, "packages/X"))]);
}
