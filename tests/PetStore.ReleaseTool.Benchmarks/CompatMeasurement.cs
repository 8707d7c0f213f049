using System.Globalization;
using System.Text.Json;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary><c>compat</c> of one package, and what it is measured against; each time is a median.</summary>
/// <param name="Package">The package.</param>
/// <param name="Held">With the version to compare with on the feed.</param>
/// <param name="Built">Without it: it is built too.</param>
/// <param name="Pack"><c>dotnet pack</c> of the package in a clone without outputs.</param>
internal sealed record CompatMeasurement(string Package, TimeSpan Held, TimeSpan Built, TimeSpan Pack)
{
    private const string Feed = "artifacts/feed";

    /// <exception cref="InvalidOperationException">A process failed.</exception>
    public static async Task<CompatMeasurement> TakeAsync(string repository, string folder, string package, int runs)
    {
        var clone = Path.Combine(folder, "compat");
        if (Directory.Exists(clone))
        {
            Directory.Delete(clone, recursive: true);
        }

        await MeasuredProcess.RunAsync(repository, "git", "clone", "--quiet", repository, clone);
        await PublishBaselineAsync(clone, package);
        var (helds, builts, packs) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < runs; run++)
        {
            await MeasuredProcess.RunAsync(clone, "git", "clean", "-qfdx", "--exclude", "artifacts");
            packs.Add((await MeasuredProcess.RunAsync(
                clone, "dotnet", "pack", $"packages/{package}", "-nodeReuse:false", "-p:UseSharedCompilation=false")).Time);
            helds.Add((await MeasuredProcess.RunToolAsync(clone, "compat", "--package", package, "--feed", Feed)).Time);
            builts.Add(
                (await MeasuredProcess.RunToolAsync(clone, "compat", "--package", package, "--feed", "./empty")).Time);
        }

        Directory.Delete(clone, recursive: true);
        return new CompatMeasurement(package, TakeMedian(helds), TakeMedian(builts), TakeMedian(packs));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"`compat` of {Package}: {Held.TotalSeconds:0.0} s, {Held / Pack:0.00} times `dotnet pack` of it "
        + $"({Pack.TotalSeconds:0.0} s; "
        + $"target 1.5 times and 1 s: {(1.5 * Pack.TotalSeconds) + 1:0.0} s); "
        + $"{Built.TotalSeconds:0.0} s where the feed lacks the version "
        + $"to compare with.");

    private static TimeSpan TakeMedian(IReadOnlyCollection<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);

    // From the commit before the current release, where the version to compare with is the current one.
    private static async Task PublishBaselineAsync(string clone, string package)
    {
        var (output, _) = await MeasuredProcess.RunToolAsync(
            clone, "versions", "--package", package, "--format", "json");
        using var document = JsonDocument.Parse(output);
        var commit = document.RootElement.GetProperty("packages").EnumerateArray()
            .Single(entry => entry.GetProperty("id").GetString() == package).GetProperty("commit").GetString();
        await MeasuredProcess.RunAsync(clone, "git", "checkout", "--quiet", "-B", "main", $"{commit}~1");
        await MeasuredProcess.RunToolAsync(clone, "publish", "--package", package, "--feed", Feed);
        await MeasuredProcess.RunAsync(clone, "git", "checkout", "--quiet", "-B", "main", "@{1}");
    }
}
