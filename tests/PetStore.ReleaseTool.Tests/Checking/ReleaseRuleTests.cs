using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class ReleaseRuleTests
{
    [Theory]
    [InlineData("a: X = 1.0; Y = 1.0; Y needs X\nb: X = 1.1", null)]
    [InlineData("a: X = 1.0; Y = 1.0; Y needs X\nb: X = 2.0", "Y")]
    [InlineData("a: X = 1.0; Y = 1.0; Y needs X\nb: X = 2.0\nc: Y/a.cs", null)]
    [InlineData("a: X = 1.0; Y = 1.0; Y needs X; Z = 1.0; Z needs X Y\nb: X = 2.0; Y/a.cs", "Z")]
    [InlineData("a: X = 2.0; Y = 1.0; Y needs X\nb: X = 1.0", "Y")]
    [InlineData("a: X = 1.0-beta; Y = 1.0-beta; Y needs X", null)]
    public async Task A_dependent_whose_release_was_built_with_another_MAJOR_is_PSR5007(
        string history, string? expected)
    {
        var versions = TextHistory.Calculate(history);
        var releases = await ResolveAsync(versions);

        var problems = ReleaseRule.Check(versions, releases);

        Assert.Equal(
            expected is null ? [] : [$"error PSR5007: packages/{expected}: its current release"],
            problems.Select(problem => problem.ToString().Split(" 1.")[0]));
    }

    [Fact]
    public async Task A_stable_version_that_depends_on_a_prerelease_is_PSR2007()
    {
        var versions = TextHistory.Calculate("a: X = 1.0-beta; Y = 1.0; Y needs X");
        var releases = await ResolveAsync(versions);

        var problem = Assert.Single(ReleaseRule.Check(versions, releases));

        Assert.StartsWith(
            "error PSR2007: packages/Y: version '1.0.1' is stable", problem.ToString(), StringComparison.Ordinal);
    }

    private static Task<IReadOnlyList<ResolvedRelease>> ResolveAsync(VersionHistory versions) =>
        new ReleaseResolver(new TextRepository()).ResolveCurrentAsync(
            versions, versions.Ids.Select(versions.Layout.GetPackage), TestContext.Current.CancellationToken);
}
