using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the results of <c>plan</c> and <c>publish</c>.</summary>
internal static class PlanView
{
    /// <summary>Shows a plan.</summary>
    public static ResultText Show(ReleasePlan plan, PlanFormat format, IReadOnlyList<ReleaseNotes>? notes = null) =>
        format switch
        {
            PlanFormat.Table => new ResultText(CreateTable(plan), Summarize(plan)),
            PlanFormat.Json => new ResultText(ReleaseDocument.Create(plan).ToJson()),
            PlanFormat.Markdown => new ResultText(PlanSummary.Create(plan, published: null, notes).TrimEnd()),
        };

    /// <summary>Shows a plan that was published completely.</summary>
    public static ResultText Show(
        ReleasePlan plan, PublishResult published, PlanFormat format,
        IReadOnlyList<ReleaseNotes>? notes = null) => format switch
        {
            PlanFormat.Table => new ResultText(plan.ToPublish == 0
                ? DescribeNothingToDo(plan)
                : $"Published {plan.ToPublish} of {plan.Releases.Count} packages; {plan.Feed} now holds all of them."),
            PlanFormat.Json => new ResultText(ReleaseDocument.Create(plan).ToJson()),
            PlanFormat.Markdown => new ResultText(PlanSummary.Create(plan, published, notes).TrimEnd()),
        };

    private static TextTable CreateTable(ReleasePlan plan)
    {
        var table = new TextTable("Package", "Version", "On the feed", "Action", "Why");
        foreach (var planned in plan.Releases)
        {
            table.Add(
                planned.Resolved.Package.Id,
                planned.Resolved.Version?.ToString() ?? "none",
                planned.Latest?.ToString() ?? "nothing",
                planned.Action.ToText(),
                planned.Reason);
        }

        return table;
    }

    private static string Summarize(ReleasePlan plan)
    {
        var refused = plan.Releases.Count(release => release.Action == PlanAction.Refuse);
        return refused == 0 && plan.ToPublish == 0
            ? DescribeNothingToDo(plan)
            : $"{plan.ToPublish} of {plan.Releases.Count} packages are to be published to {plan.Feed}"
              + $"{(refused == 0 ? "" : $"; {refused} cannot be released")}.";
    }

    private static string DescribeNothingToDo(ReleasePlan plan) =>
        $"Nothing to do: {plan.Feed} holds all {plan.Releases.Count} packages.";
}
