using System.Globalization;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary><c>publish</c> of one changed package among many, and what it is measured against; each time is a median.</summary>
/// <param name="Publish">The whole command, with the plan for all packages.</param>
/// <param name="Pack"><c>dotnet pack</c> of that package in a fresh clone, without the time that the clone takes.</param>
internal sealed record PublishMeasurement(TimeSpan Publish, TimeSpan Pack)
{
    /// <exception cref="InvalidOperationException">A process failed, or the package is not on the feed.</exception>
    public static async Task<PublishMeasurement> TakeAsync(BuildableRepository repository, int runs)
    {
        var (publishes, packs) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < runs; run++)
        {
            publishes.Add(await PublishAsync(repository));
            packs.Add(await PackAsync(repository));
        }

        return new PublishMeasurement(publishes.Order().ElementAt(runs / 2), packs.Order().ElementAt(runs / 2));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"`publish` of one changed package among {BuildableRepository.Packages:N0}: {Publish.TotalSeconds:0.00} s, "
        + $"{Publish / Pack:0.00} times `dotnet pack` of it in a fresh clone ({Pack.TotalSeconds:0.00} s).");

    private static async Task<TimeSpan> PublishAsync(BuildableRepository repository)
    {
        var (_, time) = await MeasuredProcess.RunToolAsync(repository.Root, "publish", "--feed", repository.Feed);
        Directory.Delete(repository.Published, recursive: true);
        return time;
    }

    private static async Task<TimeSpan> PackAsync(BuildableRepository repository)
    {
        var clone = repository.Root + ".clone";
        await MeasuredProcess.RunAsync(repository.Root, "git", "clone", "--quiet", ".", clone);
        var (_, time) = await MeasuredProcess.RunAsync(
            clone, "dotnet", "pack", $"packages/{BuildableRepository.Changed}", "--output", Path.Combine(clone, "out"));
        Directory.Delete(clone, recursive: true);
        return time;
    }
}
