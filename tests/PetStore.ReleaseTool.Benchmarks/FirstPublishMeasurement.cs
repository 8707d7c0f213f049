using System.Globalization;
using System.Text.Json;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>
/// <c>publish</c> of all versions of this repository to an empty feed, and what it is measured against; each time is a
/// median.
/// </summary>
/// <param name="Versions">How many versions.</param>
/// <param name="Publish">The whole command.</param>
/// <param name="Pack">The sum of <c>dotnet pack</c> for each version, each in a clean checkout of its commit.</param>
internal sealed record FirstPublishMeasurement(int Versions, TimeSpan Publish, TimeSpan Pack)
{
    /// <exception cref="InvalidOperationException">A process failed.</exception>
    public static async Task<FirstPublishMeasurement> TakeAsync(string repository, string folder, int runs)
    {
        var clone = Path.Combine(folder, "first-publish");
        Delete(clone);
        await MeasuredProcess.RunAsync(repository, "git", "clone", "--quiet", "--no-checkout", repository, clone);
        await MeasuredProcess.RunAsync(clone, "git", "checkout", "--quiet", "-B", "main");
        var releases = await ReadReleasesAsync(clone);
        var (publishes, packs) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < runs; run++)
        {
            Delete(Path.Combine(clone, "artifacts"));
            publishes.Add((await MeasuredProcess.RunToolAsync(clone, "publish")).Time);
            packs.Add(await PackAllAsync(clone, releases));
        }

        Delete(clone);
        return new FirstPublishMeasurement(releases.Count, TakeMedian(publishes), TakeMedian(packs));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"`publish` of the {Versions} versions of this repository to an empty feed: {Publish.TotalSeconds:0.0} s, "
        + $"{Publish / Pack:0.00} times {Versions} separate `dotnet pack` ({Pack.TotalSeconds:0.0} s); target 0.45.");

    private static TimeSpan TakeMedian(IReadOnlyCollection<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<IReadOnlyList<(string Path, string Commit)>> ReadReleasesAsync(string clone)
    {
        var (output, _) = await MeasuredProcess.RunToolAsync(clone, "plan", "--format", "json");
        using var document = JsonDocument.Parse(output);
        return
        [
            .. document.RootElement.GetProperty("packages").EnumerateArray().Select(package =>
                (package.GetProperty("path").GetString()!, package.GetProperty("commit").GetString()!)),
        ];
    }

    private static async Task<TimeSpan> PackAllAsync(string clone, IEnumerable<(string Path, string Commit)> releases)
    {
        var total = TimeSpan.Zero;
        var checkout = clone + ".checkout";
        foreach (var (path, commit) in releases)
        {
            Delete(checkout);
            await MeasuredProcess.RunAsync(
                clone, "git", "clone", "--quiet", "--shared", "--no-checkout", ".", checkout);
            await MeasuredProcess.RunAsync(checkout, "git", "checkout", "--quiet", "--detach", commit);
            total += (await MeasuredProcess.RunAsync(
                checkout, "dotnet", "pack", path, "--output", Path.Combine(checkout, "artifacts"))).Time;
        }

        Delete(checkout);
        return total;
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
