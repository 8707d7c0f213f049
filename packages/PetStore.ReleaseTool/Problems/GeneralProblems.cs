using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR9xxx: defects of the tool itself.</summary>
internal static class GeneralProblems
{
    public static Problem Unexpected(Exception exception) => new("PSR9001",
        "The tool ran into an error that it does not handle. Nothing is lost, and running it again is safe. "
        + $"Please report this:{Lines(exception.ToString().Split('\n').Select(line => line.TrimEnd()))}");
}
