using CsCheck;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class ReleaseOrderTests
{
    [Theory]
    [InlineData("B 1.0.1\nA 1.0.1\nC 1.0.1", "A 1.0.1, B 1.0.1, C 1.0.1", "by id")]
    [InlineData("a 1.0.1\nB 1.0.1\nZ 1.0.1", "B 1.0.1, Z 1.0.1, a 1.0.1", "by ordinal id")]
    [InlineData("A 1.0.10\nA 1.0.9\nA 1.0.9-beta\nA "
        + "1.0.9-beta.2", "A 1.0.9-beta, A 1.0.9-beta.2, A 1.0.9, A 1.0.10", "then by version")]
    [InlineData("A 1.0.1: Z 1.0.1\nB 1.0.1\nZ 1.0.1", "B 1.0.1, Z 1.0.1, A 1.0.1", "after its dependency")]
    [InlineData(
        "A 1.0.1: M 1.0.1\nC 1.0.1\nM 1.0.1\nZ "
            + "1.0.1", "C 1.0.1, M 1.0.1, A 1.0.1, Z 1.0.1", "as soon as its dependencies are taken")]
    [InlineData(
        "A 1.0.1: Z 1.0.1\nA 1.0.2\nZ 1.0.1\nZ 1.0.2: A "
            + "1.0.2", "A 1.0.2, Z 1.0.1, A 1.0.1, Z 1.0.2", "two versions depending crosswise")]
    [InlineData("A 1.0.1: Z 1.0.2\nZ 1.0.1", "A 1.0.1, Z 1.0.1", "a version that is not among them holds nothing back")]
    public void The_smallest_whose_dependencies_are_all_taken_comes_next(string releases, string expected, string why)
    {
        var sorted = ReleaseOrder.Sort(TextReleases.Parse(releases));

        Assert.True(expected == Describe(sorted), $"{why}: {Describe(sorted)}");
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        var releases = TextReleases.Parse(
            """
            A 1.0.1: D 1.0.1, E 1.0.1
            B 1.0.1
            C 1.0.1: E 1.0.1
            D 1.0.1: E 1.0.1
            D 1.0.2
            E 1.0.1
            """);

        Gen.Shuffle(releases.ToArray()).Sample(
            shuffled => Describe(ReleaseOrder.Sort(shuffled)) == "B 1.0.1, D 1.0.2, E 1.0.1, C 1.0.1, D 1.0.1, A 1.0.1",
            iter: 100);
    }

    [Fact]
    public void A_cycle_refuses_those_that_are_in_it_or_depend_on_it()
    {
        var releases = TextReleases.Parse(
            """
            A 1.0.1: B 1.0.1
            B 1.0.1: A 1.0.1
            C 1.0.1
            """);

        var sorted = ReleaseOrder.Sort(releases);

        Assert.Equal("C 1.0.1, A 1.0.1, B 1.0.1", Describe(sorted));
        Assert.Empty(sorted[0].Problems);
        Assert.All(sorted.Skip(1), release => Assert.Equal("PSR1015", Assert.Single(release.Problems).Code));
        var problem = sorted[1].Problems[0];
        Assert.Contains("The lock files of A 1.0.1, B 1.0.1 name each other", problem.Text, StringComparison.Ordinal);
    }

    private static string Describe(IEnumerable<ResolvedRelease> releases) => string.Join(", ", releases);
}
