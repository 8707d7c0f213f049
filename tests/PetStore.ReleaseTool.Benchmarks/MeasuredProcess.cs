using System.Diagnostics;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>Runs a program to its end.</summary>
internal static class MeasuredProcess
{
    private static readonly string _tool = Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll");

    /// <summary>Runs the release tool as it is built.</summary>
    /// <returns>What it wrote to standard output, and how long it took from its start to its end.</returns>
    public static Task<(string Output, TimeSpan Time)> RunToolAsync(
        string directory, params IEnumerable<string> arguments) =>
        RunAsync(directory, "dotnet", [_tool, .. arguments]);

    public static async Task<(string Output, TimeSpan Time)> RunAsync(
        string directory, string file, params IEnumerable<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(directory, file, arguments);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (output, watch.Elapsed)
            : throw new InvalidOperationException(
                $"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    /// <summary>Runs the release tool and looks at its memory every few milliseconds; what git takes is not in it.</summary>
    /// <returns>The largest resident set, in bytes.</returns>
    public static async Task<long> FindPeakOfToolAsync(string directory, params IEnumerable<string> arguments)
    {
        var peak = 0L;
        using var process = Start(directory, "dotnet", [_tool, .. arguments]);
        var output = process.StandardOutput.ReadToEndAsync();
        while (!process.WaitForExit(5))
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It ended just now.
            }
        }

        await output;
        return peak;
    }

    private static Process Start(string directory, string file, IEnumerable<string> arguments) =>
        Process.Start(
            new ProcessStartInfo(file, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true })!;
}
