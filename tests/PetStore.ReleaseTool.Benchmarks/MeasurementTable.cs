using System.Globalization;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>Writes measurements as a Markdown table.</summary>
internal static class MeasurementTable
{
    public static string FormatHead(int runs) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        Median of {runs} runs, on {Environment.ProcessorCount} cores; NBGV once, for one package.

        | Packages × commits | `versions` | git alone | Ratio | Peak memory | NBGV, one package | NBGV, all (extrapolated) | `plan` |
        |---|--:|--:|--:|--:|--:|--:|--:|
        """);

    public static string FormatRow(Measurement row)
    {
        string[] cells =
        [
            FormatSize(row.Size),
            FormatTime(row.Versions),
            FormatTime(row.Floor),
            (row.Versions / row.Floor).ToString("0.00", CultureInfo.InvariantCulture),
            $"{row.PeakMemory >> 20} MB",
            FormatTime(row.Nbgv),
            FormatTime(row.Nbgv * row.Size.Packages),
            row.Plan is { } plan ? FormatTime(plan) : "",
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string FormatSize(RepositorySize size) =>
        string.Create(CultureInfo.InvariantCulture, $"{size.Packages:N0} × {size.Commits:N0}{(size.HasMerges ? ", merges" : "")}");

    private static string FormatTime(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h")
        : time.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
