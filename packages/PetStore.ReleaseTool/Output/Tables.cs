using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Reporting;

/// <summary>The tables that people read.</summary>
internal static class Tables
{
    public static TextTable Create(IEnumerable<ResolvedRelease> releases)
    {
        var table = new TextTable("Package", "Version", "Commit", "Depends on");
        foreach (var release in releases)
        {
            table.Add(
                release.Release.Id,
                release.Release.Version.ToString(),
                Problems.Short(release.Release.Commit),
                string.Join(", ", release.Dependencies));
        }

        return table;
    }

    public static TextTable Create(ReleasePlan plan)
    {
        var table = new TextTable("Package", "Version", "On the feed", "Action", "Why");
        foreach (var planned in plan.Releases)
        {
            table.Add(
                planned.Resolved.Release.Id,
                planned.Resolved.Release.Version.ToString(),
                planned.Latest?.ToString() ?? "nothing",
                planned.Action == PlanAction.Publish ? "publish" : "keep",
                planned.Reason);
        }

        return table;
    }

    public static TextTable Create(IEnumerable<AffectedProject> affected)
    {
        var table = new TextTable("Kind", "Project", "Why");
        foreach (var each in affected)
        {
            table.Add(each.Project.Kind.ToString().ToLowerInvariant(), each.Project.Name, each.Reason);
        }

        return table;
    }
}
