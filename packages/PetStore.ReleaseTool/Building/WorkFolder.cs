using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Building;

/// <summary>A temporary folder, deleted at the end; one that a killed run left behind is deleted by the next.</summary>
internal sealed partial class WorkFolder : IDisposable
{
    private const string Prefix = "petstore-release-";
    private const string LockSuffix = ".lock";
    private const int Tries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _lock;

    /// <exception cref="ReleaseException">No folder can be made, or MSBuild would read its name as another one.</exception>
    public WorkFolder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetFullPath(System.IO.Path.GetTempPath()), $"{Prefix}{Guid.NewGuid():N}");
        if (Special().Match(Path) is { Success: true, Value: var special })
        {
            throw new ReleaseException(Problems.UnusableWorkFolder(Path, $"MSBuild takes '{special}' in its name for something else."));
        }

        try
        {
            DeleteAbandoned();
            _lock = new FileStream(Path + LockSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            Directory.CreateDirectory(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _lock?.Dispose();
            throw new ReleaseException(Problems.UnusableWorkFolder(Path, exception.Message));
        }
    }

    public string Path { get; }

    /// <summary>Makes an empty folder in it.</summary>
    public string Create(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose()
    {
        for (var left = Tries; left > 0 && !TryDelete(Path); left--)
        {
            // A process that was just ended may still hold or write a file.
            Thread.Sleep(Pause);
        }

        _lock.Dispose();
    }

    // However they are escaped, the SDK's own targets evaluate them once more: builds fail, or differ in their bytes.
    [GeneratedRegex(@"%[0-9A-Fa-f]{2}|[$@%]\(|['*?;]")]
    private static partial Regex Special();

    // The lock of a run ends with its process, however that ended.
    private static void DeleteAbandoned()
    {
        foreach (var path in Directory.EnumerateFiles(System.IO.Path.GetTempPath(), $"{Prefix}*{LockSuffix}"))
        {
            try
            {
                using var taken = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
                TryDelete(path[..^LockSuffix.Length]);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A run that goes on, or another user's.
            }
        }
    }

    /// <returns>Whether the folder is gone; what is left of it is deleted by a later run.</returns>
    private static bool TryDelete(string folder)
    {
        try
        {
            // git writes its objects read-only, and Windows does not delete such files.
            if (OperatingSystem.IsWindows())
            {
                foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                {
                    File.SetAttributes(file, FileAttributes.Normal);
                }
            }

            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
