using System.Diagnostics;

namespace PetStore.Breeds.Benchmarks;

/// <summary>
/// Measures what the targets compare in turn. BenchmarkDotNet measures one after the other, and a machine that also does
/// other work drifts by more in between than the two differ.
/// </summary>
internal static class PairedRun
{
    private const int Rounds = 60;
    private const int WarmUpRounds = 20;

    public static async Task RunAsync()
    {
        Console.WriteLine("| Measured | Against | Baseline (µs) | Measured (µs) | Ratio |\n|---|---|---|---|---|");
        var three = new InMemoryLookupOf3();
        await MeasureInMemoryAsync("3 animals", three);
        await MeasureAsync(
            "a switch, 3 animals", "frozen dictionary",
            Repeat(100, three.FrozenDictionary), Repeat(100, three.Switch), 100 * InMemoryLookup.Lookups);
        await MeasureInMemoryAsync("10,000 animals", new InMemoryLookupOf10000());

        var container = new ContainerStart();
        await MeasureAsync(
            "AddPetBreeds() and build", "empty container", Repeat(10_000, container.Empty), Repeat(10_000, container.AddPetBreeds), 10_000);
        await MeasureAsync(
            "AddOptions() and build", "empty container", Repeat(10_000, container.Empty), Repeat(10_000, container.AddOptions), 10_000);

        foreach (var callers in DatabaseLookup.AllCallers)
        {
            await MeasureStoresAsync(callers);
        }

        await RunImportsAsync();
    }

    public static async Task RunImportsAsync()
    {
        await MeasureImportAsync("an import of 100,000 breeds, SQLite", "one prepared command", new SqliteImport());
        await MeasureImportAsync("an import of 100,000 breeds, PostgreSQL", "binary COPY", new PostgreSqlImport());
    }

    private static async Task MeasureImportAsync(string name, string against, DatabaseImport import)
    {
        await import.SetUpAsync();
        await MeasureAsync(
            name, against, import.Driver, import.Provider, operations: 1, import.ClearAsync, rounds: 10,
            warmUpRounds: 2);
        await import.CleanUpAsync();
    }

    private static async Task MeasureInMemoryAsync(string animals, InMemoryLookup lookup)
    {
        lookup.SetUp();
        var frozen = Repeat(100, lookup.FrozenDictionary);
        await MeasureAsync(
            $"lookup in memory, {animals}", "frozen dictionary", frozen, Repeat(100, lookup.Provider), 100 * InMemoryLookup.Lookups);
        await MeasureAsync(
            $"a dictionary, {animals}", "frozen dictionary", frozen, Repeat(100, lookup.Dictionary), 100 * InMemoryLookup.Lookups);
    }

    private static async Task MeasureStoresAsync(int callers)
    {
        var sqlite = new SqliteLookup { Callers = callers };
        await sqlite.SetUpAsync();
        await MeasureAsync(
            $"lookup in SQLite, {callers} at once", "ADO.NET", sqlite.AdoNet, sqlite.Provider, DatabaseLookup.Lookups);
        await sqlite.CleanUpAsync();

        var defaults = new PostgreSqlLookup { Callers = callers };
        await defaults.SetUpAsync();
        await MeasureAsync(
            $"lookup in PostgreSQL, {callers} at "
                + "once", "ADO.NET", defaults.AdoNet, defaults.Provider, DatabaseLookup.Lookups);
        foreach (var settings in PostgreSqlLookup.AllSettings.Where(settings => settings.Length > 0))
        {
            var tuned = new PostgreSqlLookup { Callers = callers, Settings = settings };
            await tuned.SetUpAsync();
            await MeasureAsync(
                $"{settings}, {callers} at once", "neither setting", defaults.Provider, tuned.Provider, DatabaseLookup.Lookups);
            await tuned.CleanUpAsync();
        }

        await defaults.CleanUpAsync();
    }

    private static Task MeasureAsync(
        string name, string against, Func<Task> baseline, Func<Task> measured, int operations) =>
        MeasureAsync(name, against, baseline, measured, operations, () => Task.CompletedTask, Rounds, WarmUpRounds);

    private static async Task MeasureAsync(
        string name,
        string against,
        Func<Task> baseline,
        Func<Task> measured,
        int operations,
        Func<Task> prepare,
        int rounds,
        int warmUpRounds)
    {
        var times = new List<(double Baseline, double Measured)>();
        for (var round = 0; round < warmUpRounds + rounds; round++)
        {
            var baselineFirst = round % 2 == 0;
            await prepare();
            var first = await TimeAsync(baselineFirst ? baseline : measured);
            await prepare();
            var second = await TimeAsync(baselineFirst ? measured : baseline);
            times.Add(baselineFirst ? (first, second) : (second, first));
        }

        times.RemoveRange(0, warmUpRounds);
        var baselineTime = Median(times.Select(round => round.Baseline)) / operations;
        var measuredTime = Median(times.Select(round => round.Measured)) / operations;
        var ratio = Median(times.Select(round => round.Measured / round.Baseline));
        Console.WriteLine(FormattableString.Invariant(
            $"| {name} | {against} | {baselineTime:G3} | {measuredTime:G3} | {ratio:F2} |"));
    }

    /// <summary>The time in microseconds.</summary>
    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }

    private static Func<Task> Repeat<T>(int times, Func<T> action) => Repeat(times, () => { action(); });

    private static Func<Task> Repeat(int times, Action action) => () =>
    {
        for (var time = 0; time < times; time++)
        {
            action();
        }

        return Task.CompletedTask;
    };
}
