using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Pipelines;

namespace PetStore.ReleaseTool.Tests.Pipelines;

public sealed class JobMatrixTests
{
    [Fact]
    public void There_is_a_leg_for_each_project()
    {
        var legs = JobMatrix.Create([Create(ProjectKind.Package, "A.B"), Create(ProjectKind.Test, "A.B.Tests")]);

        Assert.Equal(
            [
                new("package_A_B", new JobLeg("package", "packages/A.B")),
                new("test_A_B_Tests", new JobLeg("test", "packages/A.B.Tests")),
            ],
            legs);
    }

    [Fact]
    public void Nothing_makes_no_leg()
    {
        Assert.Empty(JobMatrix.Create([]));
    }

    [Theory]
    [InlineData("A.B", "A_B", "package_A_B", "package_A_B_2")]
    [InlineData("Ä-1", "Ö-1", "package___1", "package___1_2")]
    [InlineData("a.b", "A.b", "package_a_b", "package_A_b_2")]
    public void Names_that_become_alike_are_numbered(string first, string second, string firstName, string secondName)
    {
        var legs = JobMatrix.Create([Create(ProjectKind.Package, first), Create(ProjectKind.Package, second)]);

        Assert.Equal([firstName, secondName], legs.Keys);
    }

    [Fact]
    public void A_name_has_a_hundred_characters_at_most_and_stays_unique()
    {
        var longName = new string('x', 200);

        var names = JobMatrix.Create([.. Enumerable.Range(0, 20).Select(number => Create(ProjectKind.Test, $"{longName}{number}"))]).Keys.ToArray();

        Assert.Equal(20, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches(@"\A[A-Za-z0-9_]{100}\z", name));
    }

    [Theory]
    [InlineData(100, 0, 100)]
    [InlineData(101, 0, 51)]
    [InlineData(1000, 1001, 96)]
    public void More_projects_than_legs_share_them_by_kind(int packages, int tests, int expected)
    {
        AffectedProject[] affected =
        [
            .. Enumerable.Range(0, packages).Select(number => Create(ProjectKind.Package, $"P{number}")),
            .. Enumerable.Range(0, tests).Select(number => Create(ProjectKind.Test, $"T{number}")),
        ];

        var legs = JobMatrix.Create(affected);

        Assert.Equal(expected, legs.Count);
        Assert.Equal(affected.Select(each => $"packages/{each.Project.Name}"), legs.Values.SelectMany(leg => leg.Projects.Split(';')));
        Assert.All(legs, leg => Assert.StartsWith(leg.Value.Kind, leg.Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Projects_that_share_a_folder_are_named_by_their_files()
    {
        AffectedProject[] affected = [.. new[] { "A", "B" }.Select(name => new AffectedProject(
            new RepositoryProject(ProjectKind.Test, name, $"tests/All/{name}.csproj", new PathFilters([]), new HashSet<string>()), ""))];

        Assert.Equal(["tests/All/A.csproj", "tests/All/B.csproj"], JobMatrix.Create(affected).Values.Select(leg => leg.Projects));
    }

    private static AffectedProject Create(ProjectKind kind, string name) => new(
        new RepositoryProject(kind, name, $"packages/{name}/{name}.csproj", new PathFilters([]), new HashSet<string>()), "");
}
