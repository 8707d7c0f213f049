using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR51xx: the pipelines that <c>check</c> compares and generates.</summary>
internal static class PipelineProblems
{
    public static Problem NoPipeline(string path) => new("PSR5101",
        $"{path}: it is missing. Run 'petstore-release check --fix'.");

    public static Problem OtherPipeline(string path, int line, string? found, string? expected) => new("PSR5101",
        $"{Difference(path, line, found, expected)} Run 'petstore-release check --fix', or remove the first line to "
        + "own the file.");

    public static Problem OrphanedPipeline(string path) => new("PSR5102",
        $"{path}: nothing in the repository needs this generated file any more. Run 'petstore-release check --fix', "
            + "which deletes it.");

    public static Problem ChangedOrphan(string path) => new("PSR5102",
        $"{path}: nothing in the repository needs this generated file any more, and it has uncommitted changes. Commit "
        + "them, or delete it.");

    public static Problem UnknownBranch(string path, string refSpec) => new("PSR5110",
        $"{path}: 'publicReleaseRefSpec' has '{Sanitize(refSpec)}', which the trigger of a pipeline cannot express. "
        + "Write branches with wildcards only, such as '^refs/heads/main$', '^refs/heads/release/' or "
        + "'^refs/heads/(main|v.*)$'.");

    public static Problem NoBranch(string path) => new("PSR5111",
        $"{path}: 'publicReleaseRefSpec' names no branch, so nothing can be published and no pipeline has a trigger. "
        + "Add one, such as \"^refs/heads/main$\".");

    public static Problem NoPath(string place, string path) => new("PSR5112",
        $"{place}: it names '{Sanitize(path)}', which does not exist in this repository. Correct the path.");

    private static string Difference(string path, int line, string? found, string? expected) =>
        $"{path}: line {line} is {Quote(found)}{(found?.EndsWith('\r') == true ? " with CRLF" : "")}, expected "
            + $"{Quote(expected)}.";

    private static string Quote(string? line) => line is null ? "the end of the file" : $"'{line.TrimEnd('\r')}'";
}
