using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class SkipMarksTests
{
    /// <summary>The marks that Azure Pipelines documents.</summary>
    public static TheoryData<string> Marks =>
    [
        "[skip ci]", "[ci skip]", "skip-checks: true", "skip-checks:true", "[skip azurepipelines]",
        "[azurepipelines skip]", "[skip azpipelines]", "[azpipelines skip]", "[skip azp]", "[azp skip]", "***NO_CI***",
    ];

    [Theory]
    [MemberData(nameof(Marks))]
    public void A_mark_is_found_in_the_subject_and_in_the_body_in_any_case(string mark)
    {
        Assert.True(SkipMarks.AreIn(new CommitSummary(0, $"Change X {mark}")));
        Assert.True(SkipMarks.AreIn(new CommitSummary(0, "Change X", $"Why.\n\n{mark}\n")));
        Assert.True(SkipMarks.AreIn(new CommitSummary(0, $"Change X {mark.ToUpperInvariant()}")));
        Assert.True(SkipMarks.AreIn(new CommitSummary(0, "Change X", mark.ToLowerInvariant())));
    }

    [Theory]
    [InlineData("Change X")]
    [InlineData("Do not skip ci")]
    [InlineData("[skip] [ci]")]
    public void Another_message_has_no_mark(string message)
    {
        Assert.False(SkipMarks.AreIn(new CommitSummary(0, message, message)));
    }
}
