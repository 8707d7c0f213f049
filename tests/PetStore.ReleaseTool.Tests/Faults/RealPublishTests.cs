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
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_publish_that_is_cancelled_ends_with_130_its_processes_with_it_and_the_next_one_finishes(
        string signal)
    {
        using var tool = Start();
        await WaitForBuildAsync(tool);

        var status = await tool.SignalAsync(signal);

        Assert.Equal(130, status);
        Assert.Empty(tool.FindDescendants());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
        Assert.False(Directory.Exists(Feed));
        await AssertPublishesAsync();
    }

    [Fact]
    public async Task A_publish_that_is_killed_while_it_builds_is_finished_and_cleared_up_by_the_next_one()
    {
        using var tool = Start();
        await WaitForBuildAsync(tool);

        await tool.KillAsync();

        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
        Assert.False(Directory.Exists(Feed));
        await AssertPublishesAsync();
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

    private static Task WaitForBuildAsync(RunningTool tool) => tool.WaitForAsync(() => tool.FindDescendants()
        .Any(command => command.Contains("msbuild", StringComparison.Ordinal)));

    private async Task AssertPublishesAsync()
    {
        (await PublishAsync()).AssertDone();
        Assert.Equal(_ids, ListFeed());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
    }

    private Task<ToolRun> PublishAsync() =>
        ToolProcess.StartAsync(Variables, "--repo", Repository.Root, "publish", "--feed", Feed);

    private IEnumerable<string?> ListFeed() =>
        Directory.EnumerateDirectories(Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
