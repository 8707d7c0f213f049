using System.Diagnostics;
using System.Text;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>The tool in a process of its own that gets a signal, and the processes that descend from it.</summary>
internal sealed class RunningTool : IDisposable
{
    // Far more than the two seconds that the tool promises, for a machine under load.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly string _mark;

    private RunningTool(IReadOnlyDictionary<string, string?> environment, string temporary, string[] arguments)
    {
        // A shell that runs the tests in the background lets them ignore SIGINT, and what they start inherits that.
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _mark = CreateMark(temporary);
        start.Environment["TMPDIR"] = temporary;
        start.Environment.Remove("TF_BUILD");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the tool.</summary>
    /// <param name="environment">More variables.</param>
    /// <param name="temporary">Its temporary folder, which no other process may have.</param>
    /// <param name="arguments">The arguments.</param>
    public static RunningTool Start(
        IReadOnlyDictionary<string, string?> environment, string temporary, params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes are looked for in /proc.");
        return new RunningTool(environment, Directory.CreateDirectory(temporary).FullName, arguments);
    }

    /// <summary>Waits until the tool has come to a certain point.</summary>
    public async Task WaitForAsync(Func<bool> condition)
    {
        var isMet = false;
        await Waiting.UntilAsync(() => (isMet = condition()) || _process.HasExited, "the tool comes to that point");
        Assert.True(isMet, $"the tool ended before: {(isMet ? "" : await _error)}");
    }

    /// <summary>Sends a signal such as TERM, and waits for the end.</summary>
    /// <returns>The exit status.</returns>
    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        using var patience = new CancellationTokenSource(_patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Kills the tool and its child processes, and waits for the end.</summary>
    public Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        return _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Finds the command lines of the processes that descend from the tool, also of those whose parent has ended.</summary>
    public string[] FindDescendants() => FindDescendants(_mark, _process.Id);

    /// <summary>Finds the command lines of all processes that have a temporary folder.</summary>
    public static string[] FindProcesses(string temporary) => FindDescendants(CreateMark(temporary), 0);

    private static string CreateMark(string temporary) => $"TMPDIR={temporary}\0";

    private static string[] FindDescendants(string mark, int tool) => [.. Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), out var id) && id != tool)
        .Where(folder => Encoding.UTF8.GetString(Read(folder, "environ")).Contains(mark, StringComparison.Ordinal))
        .Select(folder => Encoding.UTF8.GetString(Read(folder, "cmdline")).Replace('\0', ' '))
        .Where(command => command.Length > 0)];

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static byte[] Read(string folder, string name)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
