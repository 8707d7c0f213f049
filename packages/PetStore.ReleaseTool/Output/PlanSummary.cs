using System.Globalization;
using System.Text;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Reporting;

/// <summary>A plan, or what became of it, in Markdown: a table, and a Mermaid picture of the packages.</summary>
internal static class PlanSummary
{
    // Mermaid draws no more than 500 arrows, and nobody reads as many.
    private const int MostPackages = 60;

    /// <summary>Writes the summary.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="published">What was published of it; null when nothing was tried yet.</param>
    public static string Create(ReleasePlan plan, IReadOnlySet<PackageIdentity>? published)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### {Describe(plan, published)}\n\n");
        text.Append("| Package | Version | On the feed before | Action | Why |\n|---|---|---|---|---|\n");
        foreach (var planned in plan.Releases)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Cell(planned.Resolved.Release.Id)} | {planned.Resolved.Release.Version} | {planned.Latest?.ToString() ?? "nothing"} "
                + $"| {Describe(planned, published)} | {Cell(planned.Reason)} |\n");
        }

        return text.Append('\n').Append(Draw(plan, published)).ToString();
    }

    private static string Describe(ReleasePlan plan, IReadOnlySet<PackageIdentity>? published) => published switch
    {
        _ when plan.Missing == 0 => $"{plan.Feed} holds all {plan.Releases.Count} packages",
        null => $"{plan.Missing} of {plan.Releases.Count} packages are to be published to {plan.Feed}",
        _ => $"Published {published.Count} of {plan.Missing} missing packages to {plan.Feed}",
    };

    private static string Describe(PlannedRelease planned, IReadOnlySet<PackageIdentity>? published) => planned.Action switch
    {
        PlanAction.Keep => "keep",
        _ when published is null => planned.Action == PlanAction.Publish ? "publish" : "refuse",
        _ => published.Contains(planned.Resolved.Identity) ? "published" : "failed",
    };

    private static string Draw(ReleasePlan plan, IReadOnlySet<PackageIdentity>? published)
    {
        PlannedRelease[] all = [.. plan.Releases];
        PlannedRelease[] shown = all.Length <= MostPackages ? all : [.. all.Where(planned => planned.Action != PlanAction.Keep).Take(MostPackages)];
        if (shown.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder(shown.Length < all.Length ? $"{shown.Length} of {all.Length} packages are drawn.\n\n" : "");
        text.Append("```mermaid\ngraph LR\n");
        var numbers = shown.Index().ToDictionary(each => each.Item.Resolved.Identity, each => each.Index);
        foreach (var (number, planned) in shown.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"  p{number}[\"{planned.Resolved.Release}\"]:::{Describe(planned, published)}\n");
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

    // A lock file names the transitive dependencies too; an arrow to one that comes with another one would only hide the structure.
    private static IEnumerable<PackageIdentity> FindDirect(ResolvedRelease release, Func<PackageIdentity, bool> isShown, PlannedRelease[] shown)
    {
        PackageIdentity[] dependencies = [.. release.Dependencies.Select(ResolvedRelease.IdentityOf).Where(isShown)];
        var indirect = shown
            .Where(planned => dependencies.Contains(planned.Resolved.Identity))
            .SelectMany(planned => planned.Resolved.Dependencies.Select(ResolvedRelease.IdentityOf))
            .ToHashSet();
        return dependencies.Where(dependency => !indirect.Contains(dependency));
    }

    // Markdown would read these as the end of the cell, as a tag, or as a mark.
    private static string Cell(string text) => string.Concat(text.Select(each => each switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '|' or '`' or '*' or '_' or '[' or ']' or '\\' => $"\\{each}",
        _ => each.ToString(),
    }));
}
