using System.Text.Json.Serialization;
using PetStore.ReleaseTool.Compatibility;

namespace PetStore.ReleaseTool.Output;

/// <summary>The JSON document of <c>compat</c>. Properties are in the order in which they are written.</summary>
internal sealed record CompatibilityDocument(
    int SchemaVersion, string Commit, IReadOnlyList<CompatibilityDocument.Comparison> Packages)
{
    private const int CurrentSchema = 1;

    public static CompatibilityDocument Create(string commit, IEnumerable<PackageApi> packages) =>
        new(CurrentSchema, commit, [.. packages.Select(Describe)]);

    public string ToJson() => DocumentContext.Serialize(this, DocumentContext.Readable.CompatibilityDocument);

    private static Comparison Describe(PackageApi package)
    {
        var isCompared = package.Failure is null;
        return new Comparison(
            package.Package.Id,
            package.Baseline?.ToString(),
            package.Version?.ToString(),
            isCompared ? package.Change.ToString().ToLowerInvariant() : null,
            isCompared ? package.Needs.ToString().ToLowerInvariant() : null,
            isCompared ? package.Declared.ToString().ToLowerInvariant() : null,
            [.. package.Differences.Select(difference => difference.ToString())],
            package.Problem is { } problem ? $"{problem.Code}: {problem.Text}" : null);
    }

    internal sealed record Comparison(
        string Id,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Baseline,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Version,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Change,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Needs,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Declared,
        IReadOnlyList<string> Differences,
        string? Error);
}
