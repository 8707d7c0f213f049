using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Pipelines;

namespace PetStore.ReleaseTool.Tests.Pipelines;

public sealed class JobMatrixTests
{
    [Fact]
    public void Little_work_makes_one_leg()
    {
        var legs = JobMatrix.Create(
            [Create(ProjectKind.Package, "A.B"), Create(ProjectKind.Test, "A.B.Tests")], maxLegs: 4);

        Assert.Equal([new("leg_1", new JobLeg("package packages/A.B;test packages/A.B.Tests"))], legs);
    }

    [Fact]
    public void Nothing_makes_no_leg()
    {
        Assert.Empty(JobMatrix.Create([], maxLegs: 4));
    }

    [Theory]
    [InlineData(40, 4, 1)]
    [InlineData(41, 4, 2)]
    [InlineData(120, 4, 3)]
    [InlineData(121, 4, 4)]
    [InlineData(3000, 4, 4)]
    [InlineData(3000, 1, 1)]
    [InlineData(4000, 100, 100)]
    public void Much_work_makes_as_many_legs_as_it_needs_and_not_more_than_are_allowed(
        int projects, int maxLegs, int expected)
    {
        AffectedProject[] affected = [
            .. Enumerable.Range(0, projects).Select(number => Create(ProjectKind.Test, $"T{number}"))];

        var legs = JobMatrix.Create(affected, maxLegs);

        Assert.Equal(expected, legs.Count);
    }

    [Fact]
    public void Every_project_is_on_one_leg_and_each_kind_is_spread_evenly()
    {
        AffectedProject[] affected =
        [
            .. Enumerable.Range(0, 81).Select(number => Create(ProjectKind.Package, $"P{number}")),
            .. Enumerable.Range(0, 82).Select(number => Create(ProjectKind.Test, $"T{number}")),
        ];

        var legs = JobMatrix.Create(affected, maxLegs: 4).Values.Select(leg => leg.Projects.Split(';')).ToArray();

        Assert.Equal(
            JobMatrix.List(affected).Order(StringComparer.Ordinal),
            legs.SelectMany(leg => leg).Order(StringComparer.Ordinal));
        Assert.All(
            legs,
            leg => Assert.InRange(leg.Count(project => project.StartsWith("test ", StringComparison.Ordinal)), 20, 21));
        Assert.All(legs, leg => Assert.InRange(leg.Length, 40, 41));
    }

    [Fact]
    public void Projects_that_share_a_folder_are_named_by_their_files()
    {
        AffectedProject[] affected = [.. new[] { "A", "B" }.Select(name => new AffectedProject(
            new RepositoryProject(ProjectKind.Test, name, $"tests/All/{name}.csproj", new PathFilters([]), new HashSet<string>()), ""))];

        Assert.Equal(["test tests/All/A.csproj", "test tests/All/B.csproj"], JobMatrix.List(affected));
    }

    private static AffectedProject Create(ProjectKind kind, string name) => new(
        new RepositoryProject(kind, name, $"packages/{name}/{name}.csproj", new PathFilters([]), new HashSet<string>()), "");
}
