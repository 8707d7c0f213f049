using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class FolderFeedKillTests : KillTests
{
    private string _root = "";

    protected override int DefaultKills => 9;

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

    [Fact]
    public async Task Every_file_is_on_the_disk_before_its_folder_is_renamed_into_place_from_below_the_feed()
    {
        CompileKiller();
        var feed = await CreateFeedAsync();
        var log = Combine("changes");
        using var run = FaultHostProcess.Start(
            feed, Nupkgs, Temporary, "env", "--chdir", Combine("."), "LD_PRELOAD=./killer.so", $"LOG_CHANGES={log}");

        (await run.EndAsync()).AssertDone();

        var changes = (await File.ReadAllLinesAsync(
            log, TestContext.Current.CancellationToken)).Select(line => line.Split('\t')).ToList();
        var renames = changes.FindAll(
            change =>
                change[0] == "rename" && change[2].StartsWith(Path.Combine(feed, "kill."), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Packages, renames.Count);
        Assert.All(renames, rename =>
        {
            Assert.StartsWith(Path.Combine(feed, ".staging-"), rename[1], StringComparison.Ordinal);
            var flushed = changes.TakeWhile(change => change != rename).Where(
                change => change[0] == "flush").Select(change => change[1]);
            var files = Directory.GetFiles(rename[2]).Select(file => Path.Combine(rename[1], Path.GetFileName(file)));
            Assert.Empty(files.Except(flushed));
        });
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
    private void CompileKiller() => PreloadedLibrary.Compile("Faults/kill-at-change.c", Combine("killer.so"));

    private static bool IsStaging(string path) => path.StartsWith(".staging-", StringComparison.Ordinal);
}
