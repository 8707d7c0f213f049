using PetStore.ReleaseTool.Mixing;

namespace PetStore.ReleaseTool.Output;

/// <summary>The JSON document of <c>mix</c>. Properties are in the order in which they are written.</summary>
internal sealed record MixDocument(int SchemaVersion, IReadOnlyList<MixDocument.Leg> Legs)
{
    private const int CurrentSchema = 1;

    public static MixDocument Create(IEnumerable<MixLeg> legs) => new(CurrentSchema, [.. legs.Select(leg => new Leg(
        leg.Subject.Name,
        leg.Mix.ToString().ToLowerInvariant(),
        [.. leg.Siblings.Select(sibling => new Sibling(sibling.Id, sibling.Version.ToString()))],
        leg.Passed,
        leg.Failed,
        leg.Problem is { } problem ? $"{problem.Code}: {problem.Text}" : null))]);

    public string ToJson() => DocumentContext.Serialize(this, DocumentContext.Readable.MixDocument);

    internal sealed record Leg(
        string Package, string Mix, IReadOnlyList<Sibling> Siblings, int Passed, int Failed, string? Error);

    internal sealed record Sibling(string Id, string Version);
}
