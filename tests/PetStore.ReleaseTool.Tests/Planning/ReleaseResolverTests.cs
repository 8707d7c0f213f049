using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class ReleaseResolverTests
{
    [Fact]
    public async Task A_dependency_has_the_version_of_the_dependents_release_commit()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Y needs X
            b: X/a.cs
            c: Y/a.cs
            d: X/a.cs
            """);

        var resolved = await ResolveAllAsync(versions, "Y");

        Assert.Equal(["X 1.0.2", "Y 1.0.2 needs X 1.0.2"], Describe(resolved));
    }

    [Fact]
    public async Task Roots_bring_the_exact_minimums_that_they_name_again_and_again()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Y needs X; Z = 1.0; Z needs Y X
            b: X/a.cs
            c: Y/a.cs
            d: X/a.cs
            e: Z/a.cs
            f: Y/a.cs
            """);

        var resolved = await ResolveAllAsync(versions, "Z", "Y", "X");

        Assert.Equal(
            [
                "X 1.0.2", "X 1.0.3", "Y 1.0.2 needs X 1.0.2", "Y 1.0.3 needs X 1.0.3", "Z 1.0.2 needs X 1.0.3, Y 1.0.2",
            ],
            Describe(resolved));
    }

    [Fact]
    public async Task The_current_releases_are_one_for_each_package_even_of_dependencies_that_moved_on()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Y needs X; Z = 1.0
            b: X/a.cs
            """);

        var resolved = await ResolveCurrentAsync(versions, "Y");

        Assert.Equal(["X 1.0.2", "Y 1.0.1 needs X 1.0.1"], Describe(resolved));
    }

    [Fact]
    public async Task A_dependency_that_was_deleted_since_is_still_released()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Y needs X
            b: delete X
            """);

        var all = await ResolveAllAsync(versions, "Y");
        var current = await ResolveCurrentAsync(versions, "Y");

        Assert.Equal(["X 1.0.1", "Y 1.0.1 needs X 1.0.1"], Describe(all));
        Assert.Equal(["Y 1.0.1 needs X 1.0.1"], Describe(current));
    }

    [Fact]
    public async Task A_dependency_whose_folder_changed_its_case_is_one_package()
    {
        var versions = TextHistory.Calculate(
            """
            a: X = 1.0; Y = 1.0; Y needs X
            b: move X x; x = 1.1
            """);

        var current = await ResolveCurrentAsync(versions, "Y");

        Assert.Equal(["Y 1.0.1 needs X 1.0.1", "x 1.1.1"], Describe(current));
    }

    [Theory]
    [InlineData("a: X = 1.0; delete X/packages.lock.json", "PSR1008")]
    [InlineData("a: X = 1.0; X/packages.lock.json := {", "PSR1009")]
    [InlineData("a: X = 1.0; X needs Unknown", "PSR1019")]
    [InlineData("a: X = 1.0; X needs Later\nb: Later = 1.0", "PSR1019")]
    [InlineData("a: X = 1.0; X/X.csproj := <Project", "PSR1010")]
    [InlineData("a: X = 1.0; X/X.csproj := <Project><PackageId>Y</PackageId></Project>", "PSR1010")]
    [InlineData("a: X = 1.0; X/X.csproj := <Project><AssemblyName>Y</AssemblyName></Project>", "PSR1010")]
    public async Task A_release_commit_that_breaks_a_convention_is_refused(string text, string expected)
    {
        var versions = TextHistory.Calculate(text);

        var release = Assert.Single(await ResolveAllAsync(versions, "X"));

        Assert.Equal(expected, Assert.Single(release.Problems).Code);
    }

    [Fact]
    public async Task What_depends_on_a_refused_release_is_refused_with_the_reason()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; delete X/packages.lock.json; Y = 1.0; Y needs X; Z = 1.0; Z needs Y");

        var resolved = await ResolveAllAsync(versions, "Z");

        Assert.Equal(["PSR1008", "PSR2008", "PSR2008"], resolved.Select(release => Assert.Single(release.Problems).Code));
    }

    [Fact]
    public async Task A_refused_release_brings_no_dependencies()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; Y = 1.0; Y needs X; Y/Y.csproj := <Project");

        var release = Assert.Single(await ResolveAllAsync(versions, "Y"));

        Assert.Equal("Y", release.Package.Id);
    }

    [Fact]
    public async Task The_problem_of_an_older_release_names_it_and_its_commit()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; X/X.csproj := <Project\nb: X = 1.1; X/X.csproj");

        var problem = Assert.Single(Assert.Single(await ResolveAsync(Target(versions, position: 0))).Problems);

        Assert.Equal("PSR1010", problem.Code);
        Assert.StartsWith("X 1.0.1, made by commit a, cannot be released: packages/X: ", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_problem_of_a_current_release_says_only_what_to_correct()
    {
        var versions = TextHistory.Calculate("a: X = 1.0; X/X.csproj := <Project");

        var problem = Assert.Single(Assert.Single(await ResolveAllAsync(versions, "X")).Problems);

        Assert.StartsWith("packages/X: its project is not XML ", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_that_is_current_and_pinned_has_the_problems_of_both()
    {
        var versions = TextHistory.Calculate("a: X = 1.0");
        var problem = RepositoryProblems.VersionText("version.txt");
        var target = Target(versions, position: 0);

        var resolved = await ResolveAsync(target, target with { Problems = [problem] });

        Assert.Equal([problem], Assert.Single(resolved).Problems);
    }

    [Theory]
    [InlineData("<PackageId>X</PackageId>")]
    [InlineData("<PackageId> X </PackageId>")]
    [InlineData("<PackageId>$(MSBuildProjectName)</PackageId>")]
    public async Task A_name_that_is_the_same_or_that_MSBuild_computes_is_accepted(string property)
    {
        var versions = TextHistory.Calculate(
            $"a: X = 1.0; X/X.csproj := <Project><PropertyGroup>{property}</PropertyGroup></Project>");

        var resolved = await ResolveAllAsync(versions, "X");

        Assert.Equal(["X 1.0.1"], Describe(resolved));
    }

    private static ReleaseTarget Target(VersionHistory versions, int position) =>
        ReleaseTarget.Create(versions, versions.FindAt("X", position)!, []);

    private static Task<IReadOnlyList<ResolvedRelease>> ResolveAllAsync(VersionHistory versions, params string[] ids) => ResolveAsync(
        [.. ids.Select(id => ReleaseTarget.Create(versions, versions.FindAt(id, versions.LastPosition)!, []))]);

    private static Task<IReadOnlyList<ResolvedRelease>> ResolveAsync(params ReleaseTarget[] targets) =>
        new ReleaseResolver(new TextRepository()).ResolveAllAsync(targets, TestContext.Current.CancellationToken);

    private static Task<IReadOnlyList<ResolvedRelease>> ResolveCurrentAsync(
        VersionHistory versions, params string[] ids) =>
        new ReleaseResolver(new TextRepository()).ResolveCurrentAsync(
            versions, ids.Select(versions.Layout.GetPackage), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Describe(IEnumerable<ResolvedRelease> releases) =>
        releases.Select(release => release.Dependencies.Count == 0
        ? release.ToString()
        : $"{release} needs {string.Join(", ", release.Dependencies)}");
}
