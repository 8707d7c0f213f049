using System.Text.Json;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>What was measured on one repository; each time is a median, but NBGV's is of one run.</summary>
/// <param name="Size">The repository.</param>
/// <param name="Versions"><c>versions</c> for all packages.</param>
/// <param name="Floor">git alone, reading the same history.</param>
/// <param name="Nbgv">NBGV for one package.</param>
/// <param name="PeakMemory">Of the process of <c>versions</c>, in bytes.</param>
/// <param name="Plan"><c>plan</c> against the feed; null when there is none for this size.</param>
/// <param name="Affected">
/// <c>affected</c> by the last thousand commits, less the time of git's own diff of them; null where there are fewer.
/// </param>
internal sealed record Measurement(
    RepositorySize Size, TimeSpan Versions, TimeSpan Floor, TimeSpan Nbgv, long PeakMemory, TimeSpan? Plan, TimeSpan? Affected)
{
    private static readonly string _nullDevice = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    /// <exception cref="InvalidOperationException">A process failed, or the tool and NBGV computed different versions.</exception>
    public static async Task<Measurement> TakeAsync(SyntheticRepository repository, string? feed, int runs)
    {
        var root = repository.Root;
        string[] log = [
            "log", "--topo-order", "--reverse", "--root", "-m", "--raw", "--no-renames", $"--output={_nullDevice}"];
        var package = SyntheticHistory.NameOf(repository.Size.Packages / 2);

        var peak = await MeasuredProcess.FindPeakOfToolAsync(root, "versions");
        var (versions, floor) = await TakeMediansAsync(
            runs, () => MeasuredProcess.RunToolAsync(root, "versions"), () => MeasuredProcess.RunAsync(root, "git", log));
        var nbgv = await NbgvEngine.RunAsync(root, package);
        var plan = feed is null
            ? null
            : (TimeSpan?)(
                await TakeMediansAsync(runs, () => MeasuredProcess.RunToolAsync(root, "plan", "--feed", feed))).First;

        var affected = repository.Size.Commits > 1_000 ? (TimeSpan?)await MeasureAffectedAsync(root, runs) : null;

        var computed = await FindVersionAsync(root, package);
        return nbgv.Output.Trim() == computed
            ? new Measurement(repository.Size, versions, floor, nbgv.Time, peak, plan, affected)
            : throw new InvalidOperationException(
                $"{repository.Size}: {package} is {computed}, by NBGV {nbgv.Output.Trim()}");
    }

    private static async Task<TimeSpan> MeasureAffectedAsync(string root, int runs)
    {
        var (affected, diff) = await TakeMediansAsync(
            runs,
            () => MeasuredProcess.RunToolAsync(root, "affected", "--since", "HEAD~1000"),
            () => MeasuredProcess.RunAsync(root, "git", "diff", "--name-only", "HEAD~1000", "HEAD"));
        return affected - diff;
    }

    private static async Task<string?> FindVersionAsync(string root, string package)
    {
        var (output, _) = await MeasuredProcess.RunToolAsync(root, "versions", "--format", "json");
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("packages").EnumerateArray()
            .Single(entry => entry.GetProperty("id").GetString() == package)
            .GetProperty("version").GetString();
    }

    // In turn, so that a machine which slows down slows both down.
    private static async Task<(TimeSpan First, TimeSpan Second)> TakeMediansAsync(
        int runs, Func<Task<(string Output, TimeSpan Time)>> first, Func<Task<(string Output, TimeSpan Time)>>? second = null)
    {
        var (firsts, seconds) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var run = 0; run < runs; run++)
        {
            firsts.Add((await first()).Time);
            seconds.Add(second is null ? default : (await second()).Time);
        }

        return (firsts.Order().ElementAt(runs / 2), seconds.Order().ElementAt(runs / 2));
    }
}
