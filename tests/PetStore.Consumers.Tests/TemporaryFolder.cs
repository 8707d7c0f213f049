namespace PetStore.Consumers.Tests;

/// <summary>A folder that is deleted at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("petstore tëst ").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
