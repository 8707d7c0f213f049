namespace PetStore.ReleaseTool.Mixing;

/// <summary>What dotnet said of one mix.</summary>
/// <param name="Passed">How many tests passed.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Errors">What was reported; empty when all is well.</param>
internal sealed record MixRun(int Passed, int Failed, IReadOnlyList<string> Errors)
{
    public bool IsGood => Errors.Count == 0;
}
