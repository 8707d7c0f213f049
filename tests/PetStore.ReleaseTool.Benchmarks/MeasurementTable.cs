using System.Globalization;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>Writes measurements as a Markdown table.</summary>
internal static class MeasurementTable
{
    private static readonly string[] _columns =
    [
        "Packages × commits", "`versions`", "git alone", "Ratio", "Peak memory", "NBGV, one package",
        "NBGV, all (extrapolated)", "`plan`", "`affected`, above git diff",
    ];

    public static string FormatHead(int runs) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Environment.ProcessorCount} cores{FindProcessor()}, .NET {Environment.Version}; the median of {runs} runs,
        of NBGV one run for one package.

        | {string.Join(" | ", _columns)} |
        |---|--:|--:|--:|--:|--:|--:|--:|--:|
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
            row.Affected is { } affected ? FormatTime(affected) : "",
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    /// <summary>How the time of <c>versions</c> grows with packages and with commits, where the sizes for that were measured.</summary>
    public static IEnumerable<string> FormatGrowth(IReadOnlyList<Measurement> rows) =>
        from small in rows
        from large in rows
        where !small.Size.HasMerges && !large.Size.HasMerges && small.Size != large.Size
        where (small.Size.Commits == large.Size.Commits && small.Size.Packages < large.Size.Packages)
            || (small.Size.Packages == large.Size.Packages && small.Size.Commits < large.Size.Commits)
        select string.Create(
            CultureInfo.InvariantCulture,
            $"- from {FormatSize(small.Size)} to {FormatSize(large.Size)}, {FormatFactor(small.Size, large.Size)}: "
            + $"`versions` takes {large.Versions / small.Versions:0.0} times as long");

    private static string FormatFactor(RepositorySize small, RepositorySize large) =>
        small.Packages == large.Packages
            ? $"{large.Commits / small.Commits} times the commits"
            : $"{large.Packages / small.Packages} times the packages";

    private static string FindProcessor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? $" of {line.Split(':')[1].Trim()}"
            : "";

    private static string FormatSize(RepositorySize size) =>
        string.Create(CultureInfo.InvariantCulture, $"{size.Packages:N0} × {size.Commits:N0}{(size.HasMerges ? ", merges" : "")}");

    private static string FormatTime(TimeSpan time) =>
        time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.0} h")
        : time.TotalMinutes >= 2 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
