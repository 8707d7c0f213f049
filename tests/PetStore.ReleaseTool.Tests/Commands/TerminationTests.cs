using System.Net;
using System.Net.Sockets;
using CliWrap;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

/// <summary>SIGTERM and SIGINT end a command wherever it is, and its child processes with it.</summary>
public sealed class TerminationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Temporary => _folder.Combine("temporary");

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_git_that_does_not_end_is_ended_with_what_it_started(string signal)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var started = _folder.Combine("started");
        var path = FakeProgram.WriteGit(
            _folder.Combine("fake"),
            $"[ \"$1\" = diff-tree ] && {{ (sleep 600 & wait) & setsid sleep 600 & touch '{started}'; sleep 600; }}");
        using var tool = RunningTool.Start(
            new Dictionary<string, string?> { ["PATH"] = path }, Temporary, "--repo", repository.Root, "versions");
        await tool.WaitForAsync(() => File.Exists(started));

        var status = await tool.SignalAsync(signal);

        Assert.Equal(130, status);
        Assert.Empty(tool.FindDescendants());
    }

    [Fact]
    public async Task A_build_that_ignores_the_signal_and_its_servers_are_ended()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var started = _folder.Combine("started");
        var dotnet = FakeProgram.Write(
            _folder.Combine("dotnet"),
            $"trap '' INT TERM HUP; [ \"$1\" = msbuild ] || exit 0; (setsid sleep 600 &) ; touch '{started}'; while true; do sleep 1; done");
        using var tool = RunningTool.Start(
            new Dictionary<string, string?> { ["DOTNET_HOST_PATH"] = dotnet }, Temporary, "--repo", repository.Root, "publish");
        await tool.WaitForAsync(() => File.Exists(started));

        var status = await tool.SignalAsync("TERM");

        Assert.Equal(130, status);
        Assert.Empty(tool.FindDescendants());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("check")]
    public async Task A_wait_that_cannot_be_cancelled_is_ended(string command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await Cli.Wrap("mkfifo").WithArguments([repository.Combine("nuget.config")]).ExecuteAsync(TestContext.Current.CancellationToken);
        using var tool = RunningTool.Start(
            new Dictionary<string, string?>(), Temporary, "--repo", repository.Root, command, "--feed", "a-source");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await tool.WaitForAsync(() => true);

        var status = await tool.SignalAsync("TERM");

        Assert.Equal(130, status);
        Assert.Empty(tool.FindDescendants());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/index.json";
        using var tool = RunningTool.Start(
            new Dictionary<string, string?>(), Temporary, "--repo", repository.Root, "plan", "--feed", address,
            "--allow-insecure-connections");
        using var connection = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        var status = await tool.SignalAsync("INT");

        Assert.Equal(130, status);
    }

    public void Dispose() => _folder.Dispose();
}
