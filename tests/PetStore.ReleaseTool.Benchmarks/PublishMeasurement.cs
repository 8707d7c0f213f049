using System.Globalization;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary><c>publish</c> of one changed package among many, and what it is measured against; each time is a median.</summary>
/// <param name="Publish">The whole command, with the plan for all packages.</param>
/// <param name="FreshClone">A fresh clone: <paramref name="Publish"/> makes a checkout too.</param>
/// <param name="Pack"><c>dotnet pack</c> of that package in the clone.</param>
internal sealed record PublishMeasurement(TimeSpan Publish, TimeSpan FreshClone, TimeSpan Pack)
{
    /// <exception cref="InvalidOperationException">A process failed, or the package is not on the feed.</exception>
    public static async Task<PublishMeasurement> TakeAsync(BuildableRepository repository, int runs)
    {
        var (publishes, clones, packs) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < runs; run++)
        {
            publishes.Add(await PublishAsync(repository));
            var (clone, pack) = await PackAsync(repository);
            clones.Add(clone);
            packs.Add(pack);
        }

        return new PublishMeasurement(TakeMedian(publishes), TakeMedian(clones), TakeMedian(packs));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"`publish` of one changed package among {BuildableRepository.Packages:N0}: {Publish.TotalSeconds:0.00} s, "
        + $"{Publish / Pack:0.00} times `dotnet pack` of it alone ({Pack.TotalSeconds:0.00} s), "
        + $"{Publish / (FreshClone + Pack):0.00} times a fresh clone ({FreshClone.TotalSeconds:0.00} s) and that.");

    private static TimeSpan TakeMedian(IReadOnlyCollection<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<TimeSpan> PublishAsync(BuildableRepository repository)
    {
        var (_, time) = await MeasuredProcess.RunToolAsync(repository.Root, "publish", "--feed", repository.Feed);
        Directory.Delete(repository.Published, recursive: true);
        return time;
    }

    private static async Task<(TimeSpan Clone, TimeSpan Pack)> PackAsync(BuildableRepository repository)
    {
        var clone = repository.Root + ".clone";
        var (_, cloned) = await MeasuredProcess.RunAsync(repository.Root, "git", "clone", "--quiet", ".", clone);
        var (_, packed) = await MeasuredProcess.RunAsync(
            clone, "dotnet", "pack", $"packages/{BuildableRepository.Changed}", "--output", Path.Combine(clone, "out"));
        Directory.Delete(clone, recursive: true);
        return (cloned, packed);
    }
}
