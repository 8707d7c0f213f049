using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PackageRequirementsTests
{
    private static readonly Problem _problem = RepositoryProblems.UnknownCommit("any");

    private static readonly PackageContents _complete = new()
    {
        HasProject = true,
        OtherProjects = [],
        HasVersionFile = true,
        HasVersionText = false,
        Options = Read("""{ "version": "1.0", "pathFilters": [ "." ] }"""),
        Height = 1,
    };

    [Fact]
    public void A_complete_package_lacks_nothing()
    {
        Assert.Empty(Check(_complete));
    }

    [Fact]
    public void What_is_not_a_folder_is_the_only_problem()
    {
        var problems = Check(_complete with { FolderProblem = _problem, HasProject = false, HasVersionFile = false });

        Assert.Equal([_problem], problems);
    }

    [Fact]
    public void An_id_that_NuGet_does_not_accept_is_the_only_problem()
    {
        var problems = Check(_complete with { HasProject = false, HasVersionFile = false }, "X Y");

        var problem = Assert.Single(problems);
        Assert.Equal("PSR1010", problem.Code);
        Assert.StartsWith("packages/X Y: NuGet does not accept that name", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_first_of_the_other_projects_is_a_problem_whether_there_is_one_of_the_right_name(bool hasProject)
    {
        var problems = Check(_complete with { HasProject = hasProject, OtherProjects = ["Y.csproj", "Z.csproj"] });

        var problem = Assert.Single(problems);
        Assert.Equal("PSR1010", problem.Code);
        Assert.StartsWith("packages/X: its folder has the project 'Y.csproj'", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_project_is_a_problem()
    {
        var problem = Assert.Single(Check(_complete with { HasProject = false }));

        Assert.Equal("PSR1010", problem.Code);
        Assert.StartsWith("packages/X: its folder has no .csproj", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_text_is_a_problem_whatever_else_is_wrong()
    {
        var problems = Check(_complete with { HasProject = false, HasVersionText = true, HasVersionFile = false });

        Assert.Equal(["PSR1010", "PSR1017", "PSR1004"], problems.Select(problem => problem.Code));
        Assert.StartsWith("packages/X/version.txt: ", problems[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "version": "one", "pathFilters": [ "." ] }""", "PSR1003", "packages/X/version.json: ")]
    [InlineData("""{ "version": "1.0" }""", "PSR1007", "packages/X/version.json: 'pathFilters' is missing")]
    [InlineData("""{ "version": "1.0", "pathFilters": [ "docs" ] }""", "PSR1007", "packages/X/version.json: "
        + "'pathFilters' lacks \".\"")]
    [InlineData("""{ "version": "1.0", "pathFilters": [ "." ], "versionHeightOffset": -9 }""", "PSR1021",
        "packages/X/version.json: its settings give no version at height 1")]
    public void What_is_wrong_with_the_version_file_is_a_problem(string text, string code, string start)
    {
        var problem = Assert.Single(Check(_complete with { Options = Read(text) }));

        Assert.Equal(code, problem.Code);
        Assert.StartsWith(start, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_keeps_the_height_from_being_counted_comes_before_the_version_that_is_missing()
    {
        var options = Read("""{ "version": "1.0", "pathFilters": [ "." ], "versionHeightOffset": -9 }""");

        var problems = Check(_complete with { CountProblem = _problem, Options = options });

        Assert.Equal([_problem], problems);
    }

    [Theory]
    [InlineData("<Project />")]
    [InlineData("<Project><PropertyGroup><PackageId>X</PackageId></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><AssemblyName>\n X\n</AssemblyName></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><PackageId>$(Company).Y</PackageId></PropertyGroup></Project>")]
    [InlineData("<Project><PropertyGroup><RootNamespace>Y</RootNamespace></PropertyGroup></Project>")]
    public void A_project_that_may_name_the_package_as_its_folder_is_accepted(string project)
    {
        Assert.Empty(CheckProject(project));
    }

    [Theory]
    [InlineData("<Project", "its project is not XML (")]
    [InlineData("<Project><PropertyGroup><PackageId>Y</PackageId></PropertyGroup></Project>", "its project sets "
        + "'PackageId' to 'Y'")]
    [InlineData("<Project><PropertyGroup><AssemblyName> x </AssemblyName></PropertyGroup></Project>", "its project "
        + "sets 'AssemblyName' to 'x'")]
    [InlineData("<Project xmlns=\"urn:a\"><Choose><When><PackageId>Y</PackageId></When></Choose></Project>", "its "
        + "project sets 'PackageId' to 'Y'")]
    public void A_project_that_names_the_package_otherwise_is_a_problem(string project, string found)
    {
        var problem = Assert.Single(CheckProject(project));

        Assert.Equal("PSR1010", problem.Code);
        Assert.StartsWith($"packages/X: {found}", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_that_differs_is_a_problem_of_its_own()
    {
        var problems = CheckProject("<Project><P><PackageId>Y</PackageId><AssemblyName>Z</AssemblyName></P></Project>");

        Assert.Equal(2, problems.Count());
    }

    [Theory]
    [InlineData("X", true)]
    [InlineData("My.Package-2_x", true)]
    [InlineData("X..Y", false)]
    [InlineData("X Y", false)]
    [InlineData("", false)]
    public void An_id_is_what_NuGet_packs(string id, bool expected)
    {
        Assert.Equal(expected, PackageRequirements.IsPackageId(id));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void An_id_has_at_most_100_characters(int length, bool expected)
    {
        Assert.Equal(expected, PackageRequirements.IsPackageId(new string('a', length)));
    }

    private static IReadOnlyList<Problem> Check(PackageContents contents, string id = "X") =>
        [.. PackageRequirements.Check(new RepositoryLayout().GetPackage(id), contents)];

    private static IEnumerable<Problem> CheckProject(string project) =>
        PackageRequirements.CheckProject(new RepositoryLayout().GetPackage("X"), project);

    private static VersionOptions Read(string text) => new([VersionFile.Parse("packages/X/version.json", text)]);
}
