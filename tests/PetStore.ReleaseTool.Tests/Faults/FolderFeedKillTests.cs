using System.ComponentModel;
using System.Diagnostics;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class FolderFeedKillTests : KillTests
{
    private string _root = "";

    protected override int DefaultKills => 17;

    [Fact]
    public async Task A_publish_that_is_killed_before_any_change_of_the_disk_leaves_the_feed_whole()
    {
        CompileKiller();
        Nupkgs = PrebuiltPackages.Write(Combine("one package"), 300_000);
        var (expected, _) = await MeasureAsync();
        var kills = 0;

        for (var isKilled = true; isKilled; kills += isKilled ? 1 : 0)
        {
            var feed = await CreateFeedAsync();
            using var run = FaultHostProcess.Start(
                feed, Nupkgs, Temporary, "env", "--chdir", Combine("."), "LD_PRELOAD=./killer.so", $"KILL_AT_CHANGE={kills + 1}");
            isKilled = (await run.EndAsync()).Status != ExitStatus.Done;
            AssertWhole(expected);
            await AssertConvergesAsync(feed, expected);
        }

        Assert.True(kills > 40, $"the disk was changed only {kills} times");
    }

    protected override Task<string> CreateFeedAsync() => Task.FromResult(_root = Combine($"feed {Guid.NewGuid():N}"));

    protected override IReadOnlyDictionary<string, string> ReadFeed()
    {
        if (!Directory.Exists(_root))
        {
            return new Dictionary<string, string>();
        }

        string[] paths = [.. Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Where(path => !IsStaging(Path.GetRelativePath(_root, path)))];
        Assert.All(
            paths.Where(path => path.EndsWith(".nupkg", StringComparison.Ordinal)),
            path => Assert.Equal(PrebuiltPackages.Commit, PackageFile.Read(path).Commit));
        return paths.ToDictionary(path => Path.GetRelativePath(_root, path), path => Hash(File.ReadAllBytes(path)));
    }

    protected override IEnumerable<string> FindStaging() => Directory.EnumerateFileSystemEntries(_root, ".staging-*");

    // LD_PRELOAD takes a space in a path for the end of it, so the library is named as seen from its folder.
    private void CompileKiller()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The library that kills is one for Linux.");
        try
        {
            using var compiler = Process.Start(
                "gcc",
                ["-shared", "-fPIC", "-o", Combine("killer.so"),
                    RepositoryRoot.Combine("tests/PetStore.ReleaseTool.Tests/Faults/kill-at-change.c"), "-ldl"]);
            compiler.WaitForExit();
            Assert.Equal(0, compiler.ExitCode);
        }
        catch (Win32Exception exception)
        {
            Assert.Skip($"gcc cannot be started: {exception.Message}");
        }
    }

    private static bool IsStaging(string path) => path.StartsWith(".staging-", StringComparison.Ordinal);
}
