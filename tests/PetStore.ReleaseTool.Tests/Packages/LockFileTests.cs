using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Packages;

public sealed class LockFileTests
{
    [Fact]
    public void The_projects_are_named_once_over_all_frameworks()
    {
        var projects = LockFile.ReadProjects(
            """
            {
              "version": 2,
              "dependencies": {
                "net10.0": {
                  "Third.Party": { "type": "Direct", "requested": "[1.0.0, )", "resolved": "1.0.0" },
                  "Other.Party": { "type": "CentralTransitive", "resolved": "1.0.0" },
                  "x": { "type": "Project", "dependencies": { "Y": "[1.0.0, )" } },
                  "y": { "type": "Project" }
                },
                "net10.0/linux-x64": { "Y": { "type": "Project" } }
              }
            }
            """);

        Assert.Equal(["x", "y"], projects.Order());
    }

    [Fact]
    public void A_package_without_dependencies_names_none()
    {
        var projects = LockFile.ReadProjects(FixtureFiles.LockFile());

        Assert.Empty(projects);
    }

    [Theory]
    [InlineData("", "it is not JSON")]
    [InlineData("<<<<<<< HEAD", "it is not JSON")]
    [InlineData("[]", "it has no object 'dependencies'")]
    [InlineData("{}", "it has no object 'dependencies'")]
    [InlineData("""{ "dependencies": [] }""", "it has no object 'dependencies'")]
    [InlineData("""{ "dependencies": { "net10.0": [] } }""", "its 'net10.0' is no object")]
    [InlineData("""{ "dependencies": { "net10.0": { "x": "Project" } } }""", "its 'x' has no 'type'")]
    [InlineData("""{ "dependencies": { "net10.0": { "x": { } } } }""", "its 'x' has no 'type'")]
    [InlineData("""{ "dependencies": { "net10.0": { "x": { "type": 1 } } } }""", "its 'x' has no 'type'")]
    public void Any_other_text_is_described(string text, string expected)
    {
        var exception = Assert.Throws<FormatException>(() => LockFile.ReadProjects(text));

        Assert.Equal(expected, exception.Message);
    }

    [Fact]
    public void The_versions_that_the_project_asks_for_are_read()
    {
        var requested = LockFile.ReadRequested(
            """
            { "dependencies": { "net10.0": {
              "A": { "type": "Direct", "requested": "[1.0.0, )", "resolved": "1.0.0" },
              "B": { "type": "Transitive", "resolved": "2.0.0" },
              "C": { "type": "CentralTransitive", "requested": "[3.0.0, )", "resolved": "3.0.0" } } } }
            """);

        Assert.Equal([("A", "[1.0.0, )"), ("C", "[3.0.0, )")], requested);
    }
}
