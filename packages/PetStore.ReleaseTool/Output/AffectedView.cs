using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.Pipelines;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the result of <c>affected</c>.</summary>
internal static class AffectedView
{
    /// <summary>Shows what a branch affects.</summary>
    /// <param name="commit">HEAD.</param>
    /// <param name="since">The commit that HEAD was compared with; null when packages were named.</param>
    /// <param name="affected">The affected projects.</param>
    /// <param name="format">The format.</param>
    /// <param name="maxLegs">The most legs of a matrix.</param>
    public static ResultText Show(
        string commit, string? since, IReadOnlyList<AffectedProject> affected, AffectedFormat format,
        int maxLegs) => format switch
        {
            AffectedFormat.Table =>
                affected.Count == 0
                    ? new ResultText("Nothing is affected.")
                    : new ResultText(CreateTable(affected), null),
            AffectedFormat.Json => new ResultText(AffectedDocument.Create(commit, since, affected).ToJson()),
            AffectedFormat.Matrix => new ResultText(DocumentContext.Serialize(
                JobMatrix.Create(affected, maxLegs), DocumentContext.SingleLine.IReadOnlyDictionaryStringJobLeg)),
            AffectedFormat.List =>
                new ResultText(
                    null, JobMatrix.List(affected) is [_, ..] lines ? string.Join(Environment.NewLine, lines) : null),
        };

    private static TextTable CreateTable(IEnumerable<AffectedProject> affected)
    {
        var table = new TextTable("Kind", "Project", "Why");
        foreach (var each in affected)
        {
            table.Add(each.Project.Kind.ToString().ToLowerInvariant(), each.Project.Name, each.Reason);
        }

        return table;
    }
}
