using PetStore.ReleaseTool.Feeds;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class FolderFeedKillTests : KillTests
{
    private string _root = "";

    protected override int DefaultKills => 17;

    protected override Task<string> CreateFeedAsync() => Task.FromResult(_root = Combine($"feed {Guid.NewGuid():N}"));

    protected override IReadOnlyDictionary<string, string> ReadFeed()
    {
        if (!Directory.Exists(_root))
        {
            return new Dictionary<string, string>();
        }

        string[] paths = [.. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Where(path => !IsStaging(Path.GetRelativePath(_root, path)))];
        Assert.All(paths.Where(path => path.EndsWith(".nupkg", StringComparison.Ordinal)), path => Assert.Equal(PrebuiltPackages.Commit, PackageFile.Read(path).Commit));
        return paths.ToDictionary(path => Path.GetRelativePath(_root, path), path => Hash(File.ReadAllBytes(path)));
    }

    protected override IEnumerable<string> FindStaging() => Directory.EnumerateFileSystemEntries(_root, ".staging-*");

    private static bool IsStaging(string path) => path.StartsWith(".staging-", StringComparison.Ordinal);
}
