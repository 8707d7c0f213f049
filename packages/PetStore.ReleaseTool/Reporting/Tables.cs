using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.Planning;
using Spectre.Console;

namespace PetStore.ReleaseTool.Reporting;

/// <summary>The tables that people read.</summary>
internal static class Tables
{
    public static Table Create(IEnumerable<ResolvedRelease> releases)
    {
        var table = Create("Package", "Version", "Commit", "Depends on");
        foreach (var release in releases)
        {
            AddRow(
                table,
                release.Release.Id,
                release.Release.Version.ToString(),
                Problems.Short(release.Release.Commit),
                string.Join(", ", release.Dependencies));
        }

        return table;
    }

    public static Table Create(ReleasePlan plan)
    {
        var table = Create("Package", "Version", "On the feed", "Action", "Why");
        foreach (var planned in plan.Releases)
        {
            AddRow(
                table,
                planned.Resolved.Release.Id,
                planned.Resolved.Release.Version.ToString(),
                planned.Latest?.ToString() ?? "nothing",
                planned.Action == PlanAction.Publish ? "publish" : "keep",
                planned.Reason);
        }

        return table;
    }

    public static Table Create(IEnumerable<AffectedProject> affected)
    {
        var table = Create("Kind", "Project", "Why");
        foreach (var each in affected)
        {
            AddRow(table, each.Project.Kind.ToString().ToLowerInvariant(), each.Project.Name, each.Reason);
        }

        return table;
    }

    private static Table Create(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = column is "Version" or "Commit" or "Action" or "Kind" });
        }

        return table;
    }

    // Text, not markup: a commit's subject may hold square brackets.
    private static void AddRow(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
