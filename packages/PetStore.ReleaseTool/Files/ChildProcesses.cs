using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PetStore.ReleaseTool.Files;

/// <summary>
/// Finds and ends the processes that descend from this one, also those whose parent has ended, such as build servers.
/// </summary>
/// <remarks>
/// Each of them has inherited <see cref="Variable"/>. Only Linux lets a process read the variables of others. Elsewhere
/// the processes end with the one that they descend from.
/// </remarks>
internal static class ChildProcesses
{
    /// <summary>The variable that marks a process.</summary>
    public const string Variable = "PETSTORE_RELEASE_RUN";

    private const int MaxRounds = 5;
    private static int _marks;

    /// <summary>Gets the mark of all child processes of this process.</summary>
    public static string Run { get; } = Guid.NewGuid().ToString("N")[..16];

    /// <summary>Creates a mark for some of them.</summary>
    public static string CreateMark() => $"{Run}-{Interlocked.Increment(ref _marks)}.";

    /// <summary>Ends all processes with a mark.</summary>
    /// <param name="mark"><see cref="Run"/>, or a mark of <see cref="CreateMark"/>.</param>
    public static void End(string mark)
    {
        // A process may start another one while the list is read.
        for (var left = MaxRounds; left > 0 && Find(mark) is { Count: > 0 } found; left--)
        {
            found.ForEach(Kill);
        }
    }

    private static List<int> Find(string mark) => OperatingSystem.IsLinux()
        ? [.. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && HasMark(id, $"{Variable}={mark}"))]
        : [];

    private static bool HasMark(int id, string mark)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{id}/environ").AsSpan().IndexOf(Encoding.ASCII.GetBytes(mark)) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or belongs to another user.
            return false;
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It has just ended.
        }
    }
}
