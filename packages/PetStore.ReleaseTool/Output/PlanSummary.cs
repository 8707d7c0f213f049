using System.Globalization;
using System.Text;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Notes;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Output;

/// <summary>Writes a plan, or what became of it, in Markdown: a table and a Mermaid diagram of the packages.</summary>
internal static class PlanSummary
{
    // Mermaid draws at most 500 arrows, and a larger diagram cannot be read.
    private const int MaxPackages = 60;

    /// <summary>Writes the summary.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="published">What became of it; null when nothing was published yet.</param>
    /// <param name="notes">The notes of what is published; null for none.</param>
    public static string Create(ReleasePlan plan, PublishResult? published, IReadOnlyList<ReleaseNotes>? notes = null)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {Describe(plan, published)}\n\n");
        text.Append("| Package | Version | On the feed before | Action | Why |\n|---|---|---|---|---|\n");
        foreach (var planned in plan.Releases)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {MarkdownText.Escape(planned.Resolved.Package.Id)} | "
                + $"{planned.Resolved.Version?.ToString() ?? "none"} "
                + $"| {planned.Latest?.ToString() ?? "nothing"} "
                + $"| {Describe(planned, published)} | {MarkdownText.Escape(planned.Reason)} |\n");
        }

        text.Append('\n').AppendJoin("", (notes ?? []).Select(each => NotesView.ToMarkdown(each, heading: "####")));
        return text.Append(Draw(plan, published)).ToString();
    }

    private static string Describe(ReleasePlan plan, PublishResult? published) => published switch
    {
        _ when plan.Releases.All(release => release.Action == PlanAction.Keep) =>
            $"{plan.Feed} holds all {plan.Releases.Count} packages",
        null => $"{plan.ToPublish} of {plan.Releases.Count} packages are to be published to {plan.Feed}",
        _ => $"Published {published.Published.Count} of {plan.ToPublish} missing packages to {plan.Feed}",
    };

    private static string Describe(PlannedRelease planned, PublishResult? published) => planned.Action switch
    {
        PlanAction.Publish when published is not null =>
            published.Published.Contains(planned.Resolved.Identity) ? "published" : "failed",
        var action => action.ToText(),
    };

    private static string Draw(ReleasePlan plan, PublishResult? published)
    {
        PlannedRelease[] all = [.. plan.Releases];
        PlannedRelease[] shown = all.Length <= MaxPackages
            ? all
            : [.. all.Where(planned => planned.Action != PlanAction.Keep).Take(MaxPackages)];
        if (shown.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder(
            shown.Length < all.Length ? $"{shown.Length} of {all.Length} packages are drawn.\n\n" : "");
        text.Append("```mermaid\ngraph LR\n");
        var numbers = shown.Index().ToDictionary(each => each.Item.Resolved.Identity, each => each.Index);
        foreach (var (number, planned) in shown.Index())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  p{number}[\"{DisplayText.Sanitize($"{planned.Resolved}")}\"]:::{Describe(planned, published)}\n");
        }

        foreach (var (number, planned) in shown.Index())
        {
            foreach (var dependency in FindDirect(planned.Resolved, numbers.ContainsKey, shown))
            {
                text.Append(CultureInfo.InvariantCulture, $"  p{number} --> p{numbers[dependency]}\n");
            }
        }

        return text.Append(
            """
              classDef publish,published fill:#dff0d8,stroke:#3c763d,color:#000
              classDef refuse,failed fill:#f2dede,stroke:#a94442,color:#000
              classDef keep fill:#f5f5f5,stroke:#999,color:#000
            ```

            """.ReplaceLineEndings("\n")).ToString();
    }

    // A lock file lists transitive dependencies too. An arrow to a dependency of a dependency would only hide the
    // structure.
    private static IEnumerable<PackageIdentity> FindDirect(
        ResolvedRelease release, Func<PackageIdentity, bool> isShown, PlannedRelease[] shown)
    {
        PackageIdentity[] dependencies = [.. release.Dependencies.Select(each => each.Identity).Where(isShown)];
        var indirect = shown
            .Where(planned => dependencies.Contains(planned.Resolved.Identity))
            .SelectMany(planned => planned.Resolved.Dependencies.Select(each => each.Identity))
            .ToHashSet();
        return dependencies.Where(dependency => !indirect.Contains(dependency));
    }
}
