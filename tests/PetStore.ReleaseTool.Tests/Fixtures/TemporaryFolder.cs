namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A folder that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("petstore tëst ").FullName;

    public string Combine(string path) => System.IO.Path.Combine(Path, path);

    public void Dispose()
    {
        
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Path, recursive: true);
    }
}
