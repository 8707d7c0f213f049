using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.Layout;

public sealed class LayoutFileTests
{
    [Fact]
    public void Without_a_key_a_folder_has_its_default_name()
    {
        var layout = LayoutFile.Parse("{}");

        Assert.Equal(
            ("packages", "tests", "consumers", "azure-pipelines"),
            (layout.Packages, layout.Tests, layout.Consumers, layout.Pipelines));
    }

    [Fact]
    public void Every_folder_may_have_another_name_of_several_levels()
    {
        var layout = LayoutFile.Parse("""
            // comments are allowed
            { "packages": "src/libs", "tests": "test", "consumers": "samples", "pipelines": ".azure/pipelines", }
            """);

        Assert.Equal("src/libs/My.X/My.X.csproj", layout.GetPackage("My.X").Project);
        Assert.Equal("test/My.X.Tests/My.X.Tests.csproj", layout.GetTestProject("My.X"));
        Assert.Equal(".azure/pipelines/My.X.yml", layout.GetPipeline("My.X"));
        Assert.Equal(".azure/pipelines/templates", layout.Templates);
        Assert.True(layout.IsConsumer("samples/App/App.csproj"));
        Assert.Equal(["version.json", "src/version.json", "src/libs/version.json"], layout.SharedVersionFiles);
    }

    [Theory]
    [InlineData("PSR1040", "it is not JSON, or has a key twice", "{")]
    [InlineData("PSR1040", "it is not JSON, or has a key twice", "")]
    [InlineData("PSR1040", "it is not JSON, or has a key twice", """{ "packages": "src", "packages": "lib" }""")]
    [InlineData("PSR1040", "it is not JSON, or has a key twice", """{ "packages": "\ud800" }""")]
    [InlineData("PSR1040", "it is not a JSON object", "[]")]
    [InlineData("PSR1040", "it is not a JSON object", "null")]
    [InlineData("PSR1041", "the key 'package' is unknown", """{ "package": "src" }""")]
    [InlineData("PSR1041", "the key 'Packages' is unknown", """{ "Packages": "src" }""")]
    [InlineData("PSR1042", "'packages' is '1'", """{ "packages": 1 }""")]
    [InlineData("PSR1042", "'packages' is 'null'", """{ "packages": null }""")]
    [InlineData("PSR1042", "'tests' is '[\"a\"]'", """{ "tests": ["a"] }""")]
    [InlineData("PSR1042", "'packages' is ''", """{ "packages": "" }""")]
    [InlineData("PSR1042", "'packages' is ' '", """{ "packages": " " }""")]
    [InlineData("PSR1042", "'packages' is '.'", """{ "packages": "." }""")]
    [InlineData("PSR1042", "'packages' is './src'", """{ "packages": "./src" }""")]
    [InlineData("PSR1042", "'packages' is '..'", """{ "packages": ".." }""")]
    [InlineData("PSR1042", "'packages' is 'src/../lib'", """{ "packages": "src/../lib" }""")]
    [InlineData("PSR1042", "'packages' is '/src'", """{ "packages": "/src" }""")]
    [InlineData("PSR1042", "'packages' is 'src/'", """{ "packages": "src/" }""")]
    [InlineData("PSR1042", "'packages' is 'a//b'", """{ "packages": "a//b" }""")]
    [InlineData("PSR1042", @"'packages' is 'src\libs'", """{ "packages": "src\\libs" }""")]
    [InlineData("PSR1042", "'packages' is 'C:/src'", """{ "packages": "C:/src" }""")]
    [InlineData("PSR1042", "'packages' is 'src*'", """{ "packages": "src*" }""")]
    [InlineData("PSR1042", "'packages' is '$(Root)'", """{ "packages": "$(Root)" }""")]
    [InlineData("PSR1042", "'packages' is 'a\uFFFDb'", """{ "packages": "a\nb" }""")]
    [InlineData("PSR1042", "'pipelines' is '.git/pipelines'", """{ "pipelines": ".git/pipelines" }""")]
    [InlineData("PSR1043", "'tests' is 'packages', which is in the folder of "
        + "'packages'", """{ "tests": "packages" }""")]
    [InlineData("PSR1043", "'tests' is 'src/tests', which is in the folder of 'packages', "
        + "'src'", """{ "packages": "src", "tests": "src/tests" }""")]
    [InlineData("PSR1043", "'packages' is 'tests/src', which is in the folder of 'tests', "
        + "'tests'", """{ "packages": "tests/src" }""")]
    [InlineData("PSR1043", "'pipelines' is 'Tests/ci', which is in the folder of "
        + "'tests'", """{ "pipelines": "Tests/ci" }""")]
    public void A_file_that_does_not_describe_a_layout_is_an_error_that_names_the_place(
        string code, string part, string text)
    {
        var exception = Assert.Throws<ReleaseException>(() => LayoutFile.Parse(text));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("petstore-release.json: ", problem.Text, StringComparison.Ordinal);
        Assert.Contains(part, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_that_begin_alike_are_not_inside_each_other()
    {
        var layout = LayoutFile.Parse("""{ "packages": "src", "tests": "src-tests" }""");

        Assert.Equal("src-tests", layout.Tests);
    }

    [Fact]
    public void All_that_is_wrong_is_named()
    {
        var exception = Assert.Throws<ReleaseException>(
            () => LayoutFile.Parse("""{ "packages": 1, "other": 2, "tests": "" }"""));

        Assert.Equal(["PSR1042", "PSR1041", "PSR1042"], exception.Problems.Select(problem => problem.Code));
    }
}
