namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A folder that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("petstore tëst ").FullName;

    public string Combine(string path) => System.IO.Path.Combine(Path, path);

    public void Dispose()
    {
        // Links are not followed: they may lead back into the folder.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in Directory.EnumerateFiles(Path, "*", options))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Path, recursive: true);
    }
}
