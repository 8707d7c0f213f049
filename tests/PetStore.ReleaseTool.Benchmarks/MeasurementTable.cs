using System.Globalization;
using System.Text;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>Writes measurements as a Markdown table.</summary>
internal static class MeasurementTable
{
    public static string Format(IEnumerable<Measurement> rows, int runs)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Median of {runs} runs, on {Environment.ProcessorCount} cores; NBGV once, for one package.\n\n");
        text.Append("| Packages × commits | `versions` | git alone | Ratio | Peak memory | NBGV, one package | NBGV, all (extrapolated) | `plan` |\n");
        text.Append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {FormatSize(row.Size)} | {FormatTime(row.Versions)} | {FormatTime(row.Floor)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {row.Versions / row.Floor:0.00} | {row.PeakMemory >> 20} MB | {FormatTime(row.Nbgv)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {FormatTime(row.Nbgv * row.Size.Packages)} | {(row.Plan is { } plan ? FormatTime(plan) : "")} |\n");
        }

        return text.ToString();
    }

    private static string FormatSize(RepositorySize size) =>
        string.Create(CultureInfo.InvariantCulture, $"{size.Packages:N0} × {size.Commits:N0}{(size.HasMerges ? ", merges" : "")}");

    private static string FormatTime(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h")
        : time.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
