using PetStore.ReleaseTool.Tests.EndToEnd;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

/// <summary>Faults of the real tool while MSBuild builds.</summary>
public sealed class RealPublishTests(AcmeFixture fixture) : IClassFixture<AcmeFixture>, IDisposable
{
    private static readonly string[] _ids = ["acme.json", "acme.solo", "acme.text"];
    private readonly TemporaryFolder _folder = new();

    private AcmeRepository Repository => fixture.Repository;

    private string Feed => _folder.Combine("feed");

    private string Temporary => Directory.CreateDirectory(_folder.Combine("temporary")).FullName;

    private Dictionary<string, string?> Variables => new() { ["TMPDIR"] = Temporary };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT", "msbuild")]
    [InlineData("TERM", "VBCSCompiler")]
    public async Task A_publish_that_is_cancelled_ends_with_130_and_leaves_no_process_no_file_and_no_feed(
        string signal, string process)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes are looked for in /proc.");
        using var tool = Start();
        await WaitForAsync(tool, process);

        var status = await tool.SignalAsync(signal);

        Assert.Equal(130, status);
        Assert.Empty(tool.FindDescendants());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
        Assert.False(Directory.Exists(Feed));
    }

    [Fact]
    public async Task A_publish_that_is_killed_while_it_builds_is_finished_and_cleared_up_by_the_next_one()
    {
        using var tool = Start();
        await WaitForAsync(tool, "msbuild");

        await tool.KillAsync();

        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
        Assert.False(Directory.Exists(Feed));
        (await PublishAsync()).AssertDone();
        Assert.Equal(_ids, ListFeed());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
    }

    [Fact]
    public async Task A_truncated_package_on_the_feed_holds_back_neither_the_others_nor_the_foreign_file_beside_it()
    {
        var commit = await Repository.Git.GitAsync(["rev-parse", "HEAD"]);
        var nupkg = FixturePackage.WriteToFeed(Feed, "Acme.Solo", "1.0.1", commit);
        FixturePackage.Truncate(nupkg);
        await File.WriteAllTextAsync(Path.Combine(Feed, "foreign.txt"), "foreign", Token);

        var run = await PublishAsync();

        Assert.Equal(1, run.Status);
        Assert.StartsWith(
            $"error PSR4002: {nupkg}: ", Assert.Single(run.Error.Split('\n'), line => line.StartsWith("error ", StringComparison.Ordinal)));
        Assert.Equal(_ids, ListFeed());
        Assert.True(File.Exists(Path.Combine(Feed, "acme.json/1.0.1/acme.json.1.0.1.nupkg")));
    }

    public void Dispose() => _folder.Dispose();

    private RunningTool Start() => RunningTool.Start(
        new Dictionary<string, string?>(), Temporary, "--repo", Repository.Root, "publish", "--feed", Feed);

    private static Task WaitForAsync(RunningTool tool, string process) => tool.WaitForAsync(() => tool.FindDescendants()
        .Any(command => command.Contains(process, StringComparison.Ordinal)));

    private Task<ToolRun> PublishAsync() =>
        ToolProcess.StartAsync(Variables, "--repo", Repository.Root, "publish", "--feed", Feed);

    private IEnumerable<string?> ListFeed() =>
        Directory.EnumerateDirectories(Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
