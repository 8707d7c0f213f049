using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Output;

public sealed class PlanSummaryTests
{
    private static readonly ReleasePlan _plan = TextReleases.Plan(
        "X 1.0.1 @ 1\nY 1.0.1 @ 2: X 1.0.1\nZ 1.0.1 @ 3: X 1.0.1, Y 1.0.1");

    [Fact]
    public void A_plan_is_a_table_and_a_picture_without_the_arrows_that_follow_from_others()
    {
        var summary = PlanSummary.Create(
            _plan with { Releases = [Keep(_plan.Releases[0]), .. _plan.Releases.Skip(1)] }, published: null);

        Assert.Equal(
            """
            ### 2 of 3 packages are to be published to the feed

            | Package | Version | On the feed before | Action | Why |
            |---|---|---|---|---|
            | X | 1.0.1 | 1.0.1 | keep | It is missing. |
            | Y | 1.0.1 | nothing | publish | It is missing. |
            | Z | 1.0.1 | nothing | publish | It is missing. |

            ```mermaid
            graph LR
              p0["X 1.0.1"]:::keep
              p1["Y 1.0.1"]:::publish
              p2["Z 1.0.1"]:::publish
              p1 --> p0
              p2 --> p1
              classDef publish,published fill:#dff0d8,stroke:#3c763d,color:#000
              classDef refuse,failed fill:#f2dede,stroke:#a94442,color:#000
              classDef keep fill:#f5f5f5,stroke:#999,color:#000
            ```

            """.ReplaceLineEndings("\n"),
            summary);
    }

    [Fact]
    public void A_reason_of_several_lines_is_one_row()
    {
        var planned = _plan.Releases[0] with { Reason = "One\r\ntwo | three" };

        var summary = PlanSummary.Create(_plan with { Releases = [planned] }, published: null);

        Assert.Contains("| publish | One  two \\| three |\n", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_tells_what_was_published_and_what_failed()
    {
        var summary = PlanSummary.Create(_plan, new PublishResult(
            new HashSet<PackageIdentity> { _plan.Releases[0].Resolved.Identity },
            new Dictionary<PackageIdentity, IReadOnlyList<Problem>>()));

        Assert.StartsWith("### Published 1 of 3 missing packages to the feed\n", summary, StringComparison.Ordinal);
        Assert.Contains("| X | 1.0.1 | nothing | published |", summary, StringComparison.Ordinal);
        Assert.Contains("| Y | 1.0.1 | nothing | failed |", summary, StringComparison.Ordinal);
        Assert.Contains("p1[\"Y 1.0.1\"]:::failed", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_commit_says_does_not_become_Markdown()
    {
        var planned = _plan.Releases[0] with { Reason = "<b>a|b` [x](y) &" };

        var summary = PlanSummary.Create(_plan with { Releases = [planned] }, published: null);

        Assert.Contains(@"| &lt;b&gt;a\|b\` \[x\](y) &amp; |", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_very_many_packages_only_those_to_be_published_are_drawn()
    {
        var many = TextReleases.Plan(
            string.Join('\n', Enumerable.Range(0, 200).Select(number => $"P{number:000} 1.0.1")));
        var plan = many with { Releases = [.. many.Releases.Select((planned, number) => number == 150 ? planned : Keep(planned))] };

        var summary = PlanSummary.Create(plan, published: null);

        Assert.Contains("1 of 200 packages are drawn.", summary, StringComparison.Ordinal);
        Assert.Equal(1, summary.Split(":::").Length - 1);
    }

    [Fact]
    public void With_nothing_to_draw_there_is_no_picture()
    {
        var summary = PlanSummary.Create(_plan with { Releases = [] }, published: null);

        Assert.StartsWith("### the feed holds all 0 packages\n", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("mermaid", summary, StringComparison.Ordinal);
    }

    private static PlannedRelease Keep(PlannedRelease planned) =>
        planned with { Action = PlanAction.Keep, Latest = NuGetVersion.Parse("1.0.1") };
}
