using System.Diagnostics;
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
    public async Task A_publish_that_is_cancelled_ends_with_130_its_processes_with_it_and_the_next_one_finishes(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes are looked for in /proc.");
        using var tool = Start();
        await WaitForBuildAsync(tool);

        using var kill = Process.Start("kill", [$"-{signal}", $"{tool.Id}"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await tool.WaitForExitAsync(patience.Token);

        Assert.Equal(130, tool.ExitCode);
        Assert.Empty(FindProcesses());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
        Assert.False(Directory.Exists(Feed));
        await AssertPublishesAsync();
    }

    [Fact]
    public async Task A_publish_that_is_killed_while_it_builds_is_finished_and_cleared_up_by_the_next_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes are looked for in /proc.");
        using var tool = Start();
        await WaitForBuildAsync(tool);

        tool.Kill(entireProcessTree: true);
        await tool.WaitForExitAsync(Token);

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

    private Process Start()
    {
        // A shell that runs the tests in the background lets them ignore SIGINT, and what they start inherits that.
        string[] publish = ["dotnet", Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll"), "--repo", Repository.Root,
            "publish", "--feed", Feed];
        var start = new ProcessStartInfo("env", ["--default-signal=INT", .. publish])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TMPDIR"] = Temporary;
        return Process.Start(start)!;
    }

    private async Task WaitForBuildAsync(Process tool)
    {
        while (!FindProcesses().Any(command => command.Contains("msbuild", StringComparison.Ordinal)))
        {
            Assert.False(tool.HasExited, "the publish ended before it began to build");
            await Task.Delay(TimeSpan.FromMilliseconds(50), Token);
        }
    }

    // What a build starts names a file below the run's temporary folder.
    private string[] FindProcesses() => [.. Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
        .Select(ReadCommand)
        .Where(command => command.Contains(Path.Combine(Temporary, "petstore-release-"), StringComparison.Ordinal))];

    private static string ReadCommand(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private async Task AssertPublishesAsync()
    {
        (await PublishAsync()).AssertDone();
        Assert.Equal(_ids, ListFeed());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
    }

    private Task<ToolRun> PublishAsync() => ToolProcess.StartAsync(Variables, "--repo", Repository.Root, "publish", "--feed", Feed);

    private IEnumerable<string?> ListFeed() => Directory.EnumerateDirectories(Feed).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
