using PetStore.ReleaseTool.Mixing;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the result of <c>mix</c>.</summary>
internal static class MixView
{
    public static ResultText Show(IReadOnlyList<MixLeg> legs, CompatibilityFormat format) => format switch
    {
        CompatibilityFormat.Table when legs.Count == 0 =>
            new ResultText("Nothing to mix: none of these packages depends on another one of the repository."),
        CompatibilityFormat.Table => new ResultText(CreateTable(legs), null),
        CompatibilityFormat.Json => new ResultText(MixDocument.Create(legs).ToJson()),
    };

    private static TextTable CreateTable(IEnumerable<MixLeg> legs)
    {
        var table = new TextTable("Package", "Mix", "Siblings", "Passed", "Failed", "Result");
        foreach (var leg in legs)
        {
            table.Add(
                leg.Subject.Name,
                leg.Mix.ToString().ToLowerInvariant(),
                DisplayText.List(leg.Siblings),
                FormattableString.Invariant($"{leg.Passed}"),
                FormattableString.Invariant($"{leg.Failed}"),
                leg.Problem?.Code ?? "works");
        }

        return table;
    }
}
