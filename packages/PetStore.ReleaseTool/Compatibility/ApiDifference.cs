namespace PetStore.ReleaseTool.Compatibility;

/// <summary>One difference between two public APIs.</summary>
/// <param name="Kind">The diagnostic id of ApiCompat, such as "CP0002", or <see cref="ConstantChanged"/>.</param>
/// <param name="Target">What differs, as a documentation id such as "M:Acme.Text.Trim", or a target framework.</param>
/// <param name="Asset">
/// The assembly in the package, such as "lib/net10.0/Acme.Text.dll"; null for a difference of the package.
/// </param>
/// <param name="IsBreaking">Whether code that used the old API may fail.</param>
/// <param name="Detail">What else is known; null for most differences.</param>
internal sealed record ApiDifference(string Kind, string Target, string? Asset, bool IsBreaking, string? Detail = null)
{
    /// <summary>The kind of a constant or default value that changed, which ApiCompat does not see.</summary>
    public const string ConstantChanged = "ConstantChanged";

    /// <summary>Describes the difference in words, such as "Text.Trim was removed".</summary>
    public override string ToString() => $"{DocumentationId.ToName(Target)} {Verb()}";

    // The ids are those of https://learn.microsoft.com/dotnet/fundamentals/package-validation/diagnostic-ids.
    private string Verb() => (Kind, IsBreaking) switch
    {
        (ConstantChanged, _) => $"changed its value {Detail}",
        ("CP0001" or "CP0002", true) => "was removed",
        ("CP0001" or "CP0002", false) => "was added",
        ("CP0003", _) => "changed the identity of its assembly",
        ("CP0004", _) => "is missing: its assembly was removed",
        ("CP0005", _) => "was added as an abstract member, which derived types lack",
        ("CP0006", _) => "was added to an interface, which other implementations lack",
        ("CP0007", _) => "lost a base type",
        ("CP0008", true) => "no longer implements an interface",
        ("CP0008", false) => "implements another interface",
        ("CP0009", _) => "was sealed, or can no longer be derived from",
        ("CP0010", _) => "changed its underlying type",
        ("CP0011", _) => "changed its value",
        ("CP0012", _) => "is no longer virtual",
        ("CP0013", _) => "became virtual",
        ("CP0017", _) => "renamed a parameter",
        ("CP0018", _) => "was sealed",
        ("CP0019", _) => "is less visible",
        ("CP0020", _) => "is more visible",
        ("CP0021", _) => "changed the constraints of a type parameter",
        _ when Kind.StartsWith("PKV", StringComparison.Ordinal) => "is no longer a target framework",
        _ => $"changed ({Kind})",
    };
}
