using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class FilterIndexTests
{
    private readonly FilterIndex _index = new();

    [Theory]
    [InlineData("packages/X", true)]
    [InlineData("packages/X/a.cs", true)]
    [InlineData("packages/X/deep/er/a.cs", true)]
    [InlineData("packages/X.Y/a.cs", false)]
    [InlineData("packages", false)]
    public void A_package_is_a_candidate_for_what_it_includes_and_all_below_it(string path, bool expected)
    {
        _index.Add(7, Read("""{ "version": "1.0", "pathFilters": [ "." ] }"""));

        Assert.Equal(expected ? [7] : [], _index.FindCandidates(path).Distinct());
    }

    [Fact]
    public void What_was_added_before_stays()
    {
        _index.Add(7, Read("""{ "version": "1.0", "pathFilters": [ "docs" ] }"""));
        _index.Add(7, Read("""{ "version": "1.0", "pathFilters": [ "/" ] }"""));
        _index.Add(8, Read("""{ "version": "1.0", "pathFilters": [ "docs" ] }"""));

        Assert.Equal([7, 8, 7], _index.FindCandidates("packages/X/docs/a.md"));
        Assert.Equal([7], _index.FindCandidates("README.md"));
    }

    [Fact]
    public void Only_a_package_that_is_counted_without_filters_is_moved_by_everything()
    {
        _index.Add(1, Read("""{ "version": "1.0" }"""));
        _index.Add(2, Read("""{ "version": "1.0", "pathFilters": [ "." ] }"""));
        _index.Add(3, Read("""{ "version": "1.0.0.0" }"""));
        _index.Add(4, VersionOptions.None);

        Assert.Equal([1], _index.WithoutFilters);
    }

    private static VersionOptions Read(string text) => new([VersionFile.Parse("packages/X/version.json", text)]);
}
