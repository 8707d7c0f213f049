using System.Globalization;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary><c>check</c> of many packages, and what it is measured against; each time is a median.</summary>
/// <param name="Packages">How many packages; there is a test project for each.</param>
/// <param name="Fresh">In a fresh clone, as in a pull request: <c>check</c>, and <c>dotnet restore</c>.</param>
/// <param name="Again">
/// After a restore: <c>check</c>, and <c>dotnet restore --locked-mode --force</c>, which also reads all lock files.
/// </param>
internal sealed record CheckMeasurement(
    int Packages, (TimeSpan Check, TimeSpan Restore) Fresh, (TimeSpan Check, TimeSpan Restore) Again)
{
    public const string Head =
        """
        | Packages | `check`, fresh clone | `dotnet restore` | Ratio | `check` again | `dotnet restore` again, forced | Ratio |
        |--:|--:|--:|--:|--:|--:|--:|
        """;

    /// <exception cref="InvalidOperationException">A process failed, or a convention does not hold.</exception>
    public static async Task<CheckMeasurement> TakeAsync(CheckableRepository repository, int runs)
    {
        var (fresh, again) = (new List<(TimeSpan, TimeSpan)>(), new List<(TimeSpan, TimeSpan)>());
        for (var run = 0; run < runs; run++)
        {
            repository.Clean();
            var (_, check) = await repository.CheckAsync();
            repository.Clean();
            var (_, restore) = await repository.RestoreAsync();
            fresh.Add((check, restore));

            (_, check) = await repository.CheckAsync();
            (_, restore) = await repository.RestoreAsync("--locked-mode", "--force");
            again.Add((check, restore));
        }

        return new CheckMeasurement(repository.Packages, TakeMedians(fresh), TakeMedians(again));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Packages} | {Format(Fresh)} | {Format(Again)} |");

    private static string Format((TimeSpan Check, TimeSpan Restore) pair) => string.Create(
        CultureInfo.InvariantCulture,
        $"{pair.Check.TotalSeconds:0.0} s | {pair.Restore.TotalSeconds:0.0} s | {pair.Check / pair.Restore:0.00}");

    private static (TimeSpan Check, TimeSpan Restore) TakeMedians(
        IReadOnlyCollection<(TimeSpan Check, TimeSpan Restore)> pairs) => (
        TakeMedian(pairs.Select(pair => pair.Check)), TakeMedian(pairs.Select(pair => pair.Restore)));

    private static TimeSpan TakeMedian(IEnumerable<TimeSpan> times) =>
        times.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : default;
}
