using System.Diagnostics;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

/// <summary>A publish of prebuilt packages in a process of its own, that can be killed.</summary>
internal sealed class FaultHostProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string?> _firstStep;
    private readonly Task<string> _error;

    private FaultHostProcess(Process process)
    {
        _process = process;
        _firstStep = process.StandardOutput.ReadLineAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a publish.</summary>
    /// <param name="feed">A folder, or the address of a server.</param>
    /// <param name="packages">The folder of the nupkgs.</param>
    /// <param name="temporary">Where the run makes its temporary folders.</param>
    /// <param name="wrapper">The command that runs it, if not this process alone does.</param>
    public static FaultHostProcess Start(
        string feed, string packages, string temporary, params IReadOnlyList<string> wrapper)
    {
        string[] command =
            [.. wrapper, "dotnet", Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.FaultHost.dll"), feed, packages,
                PrebuiltPackages.Commit];
        Directory.CreateDirectory(temporary);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["TMPDIR"] = temporary,
                ["DOTNET_EnableDiagnostics"] = "0",
                ["DOTNET_EnableWriteXorExecute"] = "0",
                ["DOTNET_TieredPGO"] = "0",
                ["NUGET_SCRATCH"] = Path.Combine(temporary, "scratch"),
            },
        };
        return new FaultHostProcess(Process.Start(start)!);
    }

    /// <summary>Kills it with SIGKILL, at once.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the first step, and then so long, and kills it with SIGKILL.</summary>
    /// <returns>Whether it was still running.</returns>
    public async Task<bool> KillAsync(TimeSpan delay)
    {
        await _firstStep;
        await Task.Delay(delay, TestContext.Current.CancellationToken);
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode == 128 + 9;
    }

    /// <returns>How long it took from the first step to the end.</returns>
    public async Task<TimeSpan> MeasureAsync()
    {
        await _firstStep;
        var start = TimeProvider.System.GetTimestamp();
        (await EndAsync()).AssertDone();
        return TimeProvider.System.GetElapsedTime(start);
    }

    public async Task<ToolRun> EndAsync()
    {
        await _firstStep;
        var rest = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolRun(_process.ExitCode, $"{await _firstStep}\n{rest}", await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
