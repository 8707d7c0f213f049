namespace PetStore.ReleaseTool.Files;

/// <summary>A folder of one run, deleted at the end; one that a killed run left behind is deleted by the next that looks.</summary>
/// <remarks>A file beside it is locked for as long as the run lives: that lock ends with its process, however that ended.</remarks>
internal sealed class LockedFolder : IDisposable
{
    private const string LockSuffix = ".lock";
    private const int Tries = 10;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _lock;

    private LockedFolder(string path, FileStream taken)
    {
        Path = path;
        _lock = taken;
    }

    public string Path { get; }

    /// <summary>Makes an empty folder with a name of its own.</summary>
    /// <param name="parent">The folder to make it in.</param>
    /// <param name="prefix">What its name begins with.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static LockedFolder Create(string parent, string prefix)
    {
        var (path, taken) = Lock(parent, prefix);
        try
        {
            Directory.CreateDirectory(path);
            return new LockedFolder(path, taken);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Deletes what killed runs left behind.</summary>
    /// <param name="parent">The folder that they lie in.</param>
    /// <param name="prefix">What their names begin with.</param>
    public static void DeleteAbandoned(string parent, string prefix)
    {
        foreach (var path in List(parent, $"{prefix}*{LockSuffix}"))
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

    public void Dispose()
    {
        for (var left = Tries; left > 0 && !TryDelete(Path); left--)
        {
            // A process that was just ended may still hold or write a file.
            Thread.Sleep(_pause);
        }

        _lock.Dispose();
    }

    private static (string Path, FileStream Lock) Lock(string parent, string prefix)
    {
        for (var left = Tries; ; left--)
        {
            var path = System.IO.Path.Combine(parent, $"{prefix}{Guid.NewGuid():N}");
            try
            {
                return (path, new FileStream(path + LockSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose));
            }
            catch (IOException) when (left > 1 && Directory.Exists(parent))
            {
                // Between its creation and its lock another run may have taken it for an abandoned one.
            }
        }
    }

    private static string[] List(string parent, string pattern)
    {
        try
        {
            return Directory.GetFiles(parent, pattern);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
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
