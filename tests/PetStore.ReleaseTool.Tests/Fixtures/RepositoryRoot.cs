namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>The repository that the tests run inside of.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    public static string Combine(string path) => System.IO.Path.Combine(Path, path);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "PetStore.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(
                folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return folder;
    }
}
