namespace PetStore.ReleaseTool.Files;

/// <summary>Reads text files, and never waits for one that another process has to write first.</summary>
internal static class TextFile
{
    private const int MaxLength = 16_000_000;

    /// <summary>Reads a file. A FIFO or a device has the text of an empty file.</summary>
    /// <exception cref="IOException">The file cannot be read, or is too long to be text.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo)
                ?? throw new IOException("it is a link to a folder");
        }

        if (Directory.Exists(file.FullName))
        {
            throw new IOException("it is a folder");
        }

        // A FIFO, a socket and a device have no length. Opening a FIFO would wait for its writer.
        return file.Length switch
        {
            0 => "",
            > MaxLength => throw new IOException($"it has more than {MaxLength} bytes"),
            _ => File.ReadAllText(file.FullName),
        };
    }

    /// <summary>Determines whether a file, or the file that a link leads to, is a named pipe.</summary>
    public static bool IsPipe(string path)
    {
        if (OperatingSystem.IsWindows() || !IsEmpty(path))
        {
            return false;
        }

        try
        {
            // Opened for reading and for writing, a pipe does not wait for its other end.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            return !file.CanSeek;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>
    /// Determines whether a file exists and has no content. A FIFO or a device counts as such a file.
    /// </summary>
    public static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        return target is { Exists: true, Length: 0 };
    }
}
