using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

/// <summary>PSR1026: NBGV reads a content once, with the folder and the name of the file that it found first.</summary>
public sealed class SameContentsTests
{
    private const string Relative = """{ "version": "1.0", "pathFilters": [ "." ] }""";
    private const string Absolute = """{ "version": "1.0", "pathFilters": [ "/src" ] }""";

    [Fact]
    public void Two_files_above_the_packages_make_every_package_fail()
    {
        var versions = Calculate($"a: /version.json := {Relative}; /packages/version.json := {Relative}; X/X.csproj");

        Assert.Equal(
            "version.json: it has, or had, the same content as packages/version.json",
            DescribeFailure(versions, "X"));
        Assert.Null(versions.FindVersionAt("X", 0));
    }

    [Fact]
    public void A_file_of_a_package_and_one_above_it_make_that_package_fail()
    {
        var versions = Calculate(
            $"a: /version.json := {Relative}; X/X.csproj; X/version.json := {Relative}; Y/Y.csproj");

        Assert.Equal(
            "version.json: it has, or had, the same content as packages/X/version.json",
            DescribeFailure(versions, "X"));
        Assert.Null(DescribeFailure(versions, "Y"));
    }

    [Fact]
    public void A_content_of_an_earlier_commit_counts_for_the_package_that_had_it()
    {
        var versions = Calculate(
            $"""
            a: /version.json := {Relative}; X/X.csproj; X/version.json := {Relative}; Y/Y.csproj
            b: delete X/version.json
            """);

        Assert.Equal(
            "version.json: it has, or had, the same content as packages/X/version.json",
            DescribeFailure(versions, "X"));
        Assert.Null(DescribeFailure(versions, "Y"));
    }

    [Fact]
    public void The_files_need_not_have_it_at_the_same_time()
    {
        var versions = Calculate(
            $$"""
            a: /version.json := {{Relative}}; X/X.csproj
            b: /version.json := { "version": "1.1" }
            c: /packages/version.json := {{Relative}}
            """);

        Assert.Equal(
            "packages/version.json: it has, or had, the same content as version.json",
            DescribeFailure(versions, "X"));
    }

    [Fact]
    public void A_file_that_has_a_content_again_is_not_another_file()
    {
        var versions = Calculate(
            $$"""
            a: /version.json := {{Relative}}; X/X.csproj
            b: /version.json := { "version": "1.1" }
            c: /version.json := {{Relative}}
            """);

        Assert.Null(DescribeFailure(versions, "X"));
        Assert.Equal("1.0.1", versions.FindVersionAt("X", 2)?.ToString());
    }

    [Theory]
    [InlineData(Absolute)]
    [InlineData("""{ "version": "1.0" }""")]
    public void A_content_that_means_the_same_in_both_folders_is_accepted(string content)
    {
        var versions = Calculate($"a: /version.json := {content}; /packages/version.json := {content}; X/X.csproj");

        Assert.Null(DescribeFailure(versions, "X"));
    }

    [Fact]
    public void Two_packages_may_have_the_same_content()
    {
        var versions = Calculate(
            $"a: X/X.csproj; X/version.json := {Relative}; Y/Y.csproj; Y/version.json := {Relative}");

        Assert.Null(DescribeFailure(versions, "X"));
        Assert.Null(DescribeFailure(versions, "Y"));
    }

    [Fact]
    public void Two_texts_may_have_the_same_content()
    {
        var versions = Calculate("a: /version.txt := 1.0; /packages/version.txt := 1.0; X/X.csproj");

        Assert.Null(DescribeFailure(versions, "X"));
        Assert.Equal("1.0.1", versions.FindVersionAt("X", 0)?.ToString());
    }

    [Theory]
    [InlineData("/version.txt", "/packages/version.json")]
    [InlineData("X/version.txt", "Y/version.json")]
    [InlineData("/version.txt", "X/version.json")]
    public void A_content_that_is_read_as_text_and_as_JSON_makes_a_package_fail(string text, string json)
    {
        var versions = Calculate($"a: {text} := 1.0; {json} := 1.0; X/X.csproj; Y/Y.csproj");

        Assert.Contains(
            ": it has, or had, the same content as ", DescribeFailure(versions, "X"), StringComparison.Ordinal);
    }

    private static VersionHistory Calculate(string text) => TextHistory.Calculate(text);

    private static string? DescribeFailure(VersionHistory versions, string id)
    {
        var failure = versions.GetState(id).Options.Failure;
        Assert.True(failure?.Code is null or "PSR1026", failure?.Text);
        return failure?.Text.Split(", and NBGV takes")[0];
    }
}
