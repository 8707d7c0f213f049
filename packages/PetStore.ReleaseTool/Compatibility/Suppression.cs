namespace PetStore.ReleaseTool.Compatibility;

/// <summary>One entry of a suppression file. What an entry leaves out, it accepts in every value.</summary>
/// <param name="DiagnosticId">The kind of difference.</param>
/// <param name="Target">What differs.</param>
/// <param name="Right">The assembly in the new package.</param>
internal sealed record Suppression(string? DiagnosticId, string? Target, string? Right)
{
    public bool Accepts(ApiDifference difference) =>
        DiagnosticId == difference.Kind
        && (Target is null || Target == difference.Target)
        && (Right is null || Right == difference.Asset);
}
