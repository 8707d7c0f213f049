namespace PetStore.ReleaseTool.Files;

/// <summary>
/// A folder of one run, deleted when the run ends. If the run is killed, a later run deletes the folder.
/// </summary>
/// <remarks>
/// A file beside the folder stays locked while the run lives. The system releases the lock when the process ends,
/// however it ends. Where the file system or a setting does not honour locks, no run can tell whether another one is
/// alive: then the folder gets no such file, and runs delete no folders but their own.
/// </remarks>
internal sealed class LockedFolder : IDisposable
{
    private const string LockSuffix = ".lock";
    private const int Tries = 10;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream? _lock;

    private LockedFolder(string path, FileStream? taken)
    {
        Path = path;
        _lock = taken;
    }

    public string Path { get; }

    /// <summary>Makes an empty folder with a name of its own.</summary>
    /// <param name="parent">The folder to make it in.</param>
    /// <param name="prefix">The start of its name.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static LockedFolder Create(string parent, string prefix)
    {
        var (path, taken) = Lock(parent, prefix);
        try
        {
            var isHonoured = IsHonoured(path + LockSuffix);
            if (!isHonoured)
            {
                taken.Dispose();
            }

            Directory.CreateDirectory(path);
            return new LockedFolder(path, isHonoured ? taken : null);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Deletes the folders of runs that were killed.</summary>
    /// <param name="parent">The folder that holds them.</param>
    /// <param name="prefix">The start of their names.</param>
    public static void DeleteAbandoned(string parent, string prefix)
    {
        foreach (var path in List(parent, $"{prefix}*{LockSuffix}"))
        {
            try
            {
                using (new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
                {
                    if (!IsHonoured(path))
                    {
                        return;
                    }
                }

                using var taken = new FileStream(
                    path, FileMode.Open, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
                FolderDeletion.TryDelete(path[..^LockSuffix.Length]);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // A run that is alive has it, or another user.
            }
        }
    }

    public void Dispose()
    {
        for (var left = Tries; left > 0 && !FolderDeletion.TryDelete(Path); left--)
        {
            // A process that is just ending may still hold or write a file.
            Thread.Sleep(_pause);
        }

        _lock?.Dispose();
    }

    // The caller holds the lock, so opening the file again must fail.
    private static bool IsHonoured(string path)
    {
        try
        {
            using var second = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static (string Path, FileStream Lock) Lock(string parent, string prefix)
    {
        for (var left = Tries; ; left--)
        {
            var path = System.IO.Path.Combine(parent, $"{prefix}{Guid.NewGuid():N}");
            try
            {
                return (path, new FileStream(
                    path + LockSuffix, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                    FileOptions.DeleteOnClose));
            }
            catch (IOException) when (left > 1 && Directory.Exists(parent))
            {
                // Another run may have deleted the file as abandoned before it was locked.
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
}
