using PetStore.ReleaseTool.Git;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The marks in a commit message that keep Azure Pipelines from starting a run.</summary>
internal static class SkipMarks
{
    private static readonly string[] _marks =
    [
        "[skip ci]", "[ci skip]", "skip-checks: true", "skip-checks:true", "[skip azurepipelines]",
        "[azurepipelines skip]",
        "[skip azpipelines]", "[azpipelines skip]", "[skip azp]", "[azp skip]", "***NO_CI***",
    ];

    public static bool AreIn(CommitSummary commit) => _marks.Any(mark =>
        commit.Subject.Contains(mark, StringComparison.OrdinalIgnoreCase)
            || commit.Body.Contains(mark, StringComparison.OrdinalIgnoreCase));
}
