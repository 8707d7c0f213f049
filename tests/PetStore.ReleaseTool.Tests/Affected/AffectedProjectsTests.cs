using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.Tests.Affected;

public sealed class AffectedProjectsTests
{
    private static readonly RepositoryLayout _layout = new();
    private static readonly RepositoryProject[] _projects =
    [
        Create(ProjectKind.Package, "packages/X", "X"),
        Create(ProjectKind.Package, "packages/Y", "Y", "x"),
        Create(ProjectKind.Package, "packages/Z", "Z"),
        Create(ProjectKind.Test, "tests/X.Tests", "X.Tests", "x", "shared"),
        Create(ProjectKind.Test, "tests/Y.Tests", "Y.Tests", "x", "y"),
        Create(ProjectKind.Test, "tests/Z.Tests", "Z.Tests", "z"),
        Create(ProjectKind.Library, "tests/Shared", "Shared"),
        Create(ProjectKind.Consumer, "consumers/App", "App", "Y"),
        Create(ProjectKind.Consumer, "consumers/Web", "Web", "Z", "Newtonsoft.Json"),
    ];

    [Theory]
    [InlineData("packages/Z/a.cs", "Z, Z.Tests, Web")]
    [InlineData("packages/Y/a.cs", "Y, Y.Tests, App")]
    [InlineData("packages/X/a.cs", "X, Y, X.Tests, Y.Tests, App")]
    [InlineData("Directory.Build.props", "X, Y, Z, X.Tests, Y.Tests, Z.Tests, App, Web")]
    [InlineData("tests/Z.Tests/a.cs", "Z.Tests")]
    [InlineData("tests/Shared/a.cs", "X.Tests, Shared")]
    [InlineData("Directory.Packages.props", "")]
    [InlineData("packages/Y/packages.lock.json", "Y, Y.Tests, App")]
    public void A_file_affects_what_it_is_an_input_of_and_what_depends_on_that(string path, string expected)
    {
        var affected = AffectedProjects.FindByPaths(_layout, _projects, [path]);

        Assert.Equal(expected, string.Join(", ", affected.Select(each => each.Project.Name)));
    }

    [Theory]
    [InlineData("global.json")]
    [InlineData("README.cs")]
    [InlineData(".editorconfig")]
    [InlineData(".gitattributes")]
    [InlineData(".gitignore")]
    [InlineData("docs/build.props")]
    [InlineData("tests/Directory.Build.props")]
    [InlineData("packages/Unknown/a.cs")]
    public void A_file_of_nobody_affects_all_that_stands_below_tests(string path)
    {
        var affected = AffectedProjects.FindByPaths(_layout, _projects, [path]);

        Assert.Equal(["X.Tests", "Y.Tests", "Z.Tests", "Shared"], affected.Select(each => each.Project.Name));
        Assert.All(affected, each => Assert.Equal($"'{path}' changed, and may be read by any of them.", each.Reason));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.MD")]
    [InlineData("LICENSE")]
    [InlineData("LICENSE.txt")]
    [InlineData("docs/guide/start.md")]
    [InlineData("docs/picture.svg")]
    public void The_documentation_of_the_repository_affects_nothing_but_a_package_that_packs_it(string path)
    {
        var packing = new RepositoryProject(
            ProjectKind.Package, "P", "packages/P/P.csproj", new PathFilters([new PathFilter(path, false)]), new HashSet<string>());

        Assert.Empty(AffectedProjects.FindByPaths(_layout, _projects, [path]));
        Assert.Equal(
            [packing],
            AffectedProjects.FindByPaths(_layout, [.. _projects, packing], [path]).Select(each => each.Project));
    }

    [Theory]
    [InlineData("consumers/App/Program.cs", "App")]
    [InlineData("consumers/nuget.config", "App, Web")]
    public void A_file_of_consumers_affects_its_consumer_or_all_and_the_tests_that_may_run_them(
        string path, string consumers)
    {
        var affected = AffectedProjects.FindByPaths(_layout, _projects, [path]);

        Assert.Equal(
            $"X.Tests, Y.Tests, Z.Tests, Shared, {consumers}",
            string.Join(", ", affected.Select(each => each.Project.Name)));
    }

    [Fact]
    public void A_package_that_is_gone_affects_what_still_names_it()
    {
        var affected = AffectedProjects.FindByPaths(
            _layout, [.. _projects.Where(project => project.Name != "Z")], ["packages/Z/Z.csproj"]);

        Assert.Equal("It depends on Z.", affected.Single(each => each.Project.Name == "Web").Reason);
    }

    [Fact]
    public void The_reason_names_the_first_file_or_the_dependency_as_it_is_spelled()
    {
        var affected = AffectedProjects.FindByPaths(_layout, _projects, ["packages/X/b.cs", "packages/X/c.cs"]);

        Assert.Equal(
            [
                "'packages/X/b.cs' changed.",
                "It depends on X.",
                "It depends on X.",
                "It depends on X.",
                "It depends on Y."],
            affected.Select(each => each.Reason));
    }

    [Fact]
    public void A_project_without_a_lock_file_is_affected_by_every_change_but_not_by_none()
    {
        var loose = new RepositoryProject(
            ProjectKind.Test, "L.Tests", "tests/L.Tests/L.Tests.csproj", new PathFilters([new PathFilter("tests/L.Tests", false)]), null);

        var affected = AffectedProjects.FindByPaths(_layout, [.. _projects, loose], ["packages/Z/a.cs"]);

        Assert.Equal(
            "It has no lock file, so its dependencies are unknown.",
            affected.Single(each => each.Project == loose).Reason);
        Assert.Empty(AffectedProjects.FindByPaths(_layout, [.. _projects, loose], []));
    }

    [Fact]
    public void A_package_that_is_asked_for_affects_what_depends_on_it()
    {
        var affected = AffectedProjects.FindByPackages(_layout, _projects, ["z"]);

        Assert.Equal(["Z", "Z.Tests", "Web"], affected.Select(each => each.Project.Name));
    }

    private static RepositoryProject Create(ProjectKind kind, string folder, string name, params string[] dependencies)
    {
        PathFilter[] shared = kind == ProjectKind.Package ? [new PathFilter("Directory.Build.props", false)] : [];
        return new RepositoryProject(
            kind, name, $"{folder}/{name}.csproj", new PathFilters([new PathFilter(folder, false), .. shared]),
            dependencies.ToHashSet(StringComparer.OrdinalIgnoreCase));
    }
}
