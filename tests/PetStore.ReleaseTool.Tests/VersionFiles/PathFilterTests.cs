using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.VersionFiles;

public sealed class PathFilterTests
{
    [Theory]
    [InlineData(".", "packages/X")]
    [InlineData("./", "packages/X")]
    [InlineData("docs", "packages/X/docs")]
    [InlineData("docs/", "packages/X/docs")]
    [InlineData("./docs/ü x.md", "packages/X/docs/ü x.md")]
    [InlineData(@"docs\deep", "packages/X/docs/deep")]
    [InlineData("../Y", "packages/Y")]
    [InlineData("../../shared", "shared")]
    [InlineData("../..", "")]
    [InlineData("/shared", "shared")]
    [InlineData(":/shared/", "shared")]
    [InlineData(@"\shared\deep", "shared/deep")]
    [InlineData("/", "")]
    public void An_entry_is_relative_to_its_file_unless_it_begins_at_the_root(string entry, string expected)
    {
        var filter = PathFilter.Parse(entry, "packages/X");

        Assert.Equal(new PathFilter(expected, IsExclude: false), filter);
    }

    [Theory]
    [InlineData(":!docs", "packages/X/docs")]
    [InlineData(":^docs", "packages/X/docs")]
    [InlineData(":!/shared", "shared")]
    [InlineData(":!../Y", "packages/Y")]
    public void An_exclude_takes_its_path_away(string entry, string expected)
    {
        var filter = PathFilter.Parse(entry, "packages/X");

        Assert.Equal(new PathFilter(expected, IsExclude: true), filter);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(":!", "is empty")]
    [InlineData(":^", "is empty")]
    [InlineData("../../..", "leaves the repository")]
    [InlineData("../../../X", "leaves the repository")]
    [InlineData(":(glob)docs", "has a form that is not known")]
    [InlineData(":docs", "has a form that is not known")]
    public void Any_other_form_is_refused(string entry, string reason)
    {
        var exception = Assert.Throws<FormatException>(() => PathFilter.Parse(entry, "packages/X"));

        Assert.Equal(reason, exception.Message);
    }

    [Theory]
    [InlineData("packages/X", true)]
    [InlineData("packages/X/a/b.cs", true)]
    [InlineData("packages/X.Y/a.cs", false)]
    [InlineData("packages/x/a.cs", false)]
    [InlineData("packages", false)]
    public void A_filter_covers_its_path_and_what_is_below(string file, bool expected)
    {
        var filter = PathFilter.Parse(".", "packages/X");

        Assert.Equal(expected, filter.Covers(file));
    }
}
