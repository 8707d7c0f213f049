namespace PetStore.ReleaseTool.Files;

/// <summary>Deletes folders that others may still hold a file of.</summary>
internal static class FolderDeletion
{
    /// <summary>Deletes a folder with everything in it; does not follow links.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool TryDelete(string folder)
    {
        try
        {
            // git writes its objects read-only, and Windows does not delete such files.
            if (OperatingSystem.IsWindows())
            {
                var options = new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                };
                foreach (var file in Directory.EnumerateFiles(folder, "*", options))
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
