using System.Net;
using System.Net.Sockets;
using CliWrap;
using Microsoft.AspNetCore.Http;
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
            $"trap '' INT TERM HUP; [ \"$1\" = msbuild ] || exit 0; (setsid sleep 600 &) ; touch '{started}'; "
                + "while true; do sleep 1; done");
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
        Directory.CreateDirectory(_folder.Combine("home/.nuget/NuGet"));
        await Cli.Wrap("mkfifo")
            .WithArguments([_folder.Combine("home/.nuget/NuGet/NuGet.Config")])
            .ExecuteAsync(TestContext.Current.CancellationToken);
        using var tool = RunningTool.Start(
            new Dictionary<string, string?> { ["HOME"] = _folder.Combine("home") },
            Temporary,
            "--repo", repository.Root, command, "--feed", "a-source");
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

    [Theory]
    [InlineData("INT", "plan")]
    [InlineData("TERM", "publish")]
    public async Task An_answer_that_arrives_byte_by_byte_is_left(string signal, string command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await using var server = await FeedServer.StartAsync();
        var bytes = 0;
        server.Fail("GET", "index.json", async (context, _) =>
        {
            for (; bytes < 600; bytes++)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(TimeSpan.FromMilliseconds(100), context.RequestAborted);
            }
        });
        using var tool = RunningTool.Start(
            new Dictionary<string, string?>(), Temporary, "--repo", repository.Root, command, "--feed", server.Address,
            "--allow-insecure-connections");
        await tool.WaitForAsync(() => bytes > 2);

        var status = await tool.SignalAsync(signal);

        Assert.Equal(130, status);
        Assert.Empty(tool.FindDescendants());
    }

    [Theory]
    [InlineData("INT", "plan", "/consumers")]
    [InlineData("TERM", "publish", "/consumers")]
    [InlineData("TERM", "publish", "/feed/x")]
    public async Task The_reading_of_a_big_folder_is_ended(string signal, string command, string folder)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        FixturePackage.WriteToFeed(
            repository.Combine("artifacts/feed"), "X", "1.0.1", await repository.GitAsync(["rev-parse", "HEAD"]));
        for (var each = 0; each < 100; each++)
        {
            Directory.CreateDirectory(repository.Combine($"consumers/{each}"));
            Directory.CreateDirectory(repository.Combine($"artifacts/feed/x/2.0.{each}"));
        }

        var library = Path.Combine(Directory.CreateTempSubdirectory("petstore-slow-").FullName, "slow.so");
        PreloadedLibrary.Compile("Commands/slow-folder.c", library);
        var started = _folder.Combine("started");
        using var tool = RunningTool.Start(
            new Dictionary<string, string?> { ["LD_PRELOAD"] = library, ["SLOW_FOLDER"] = folder, ["SLOW_STARTED"] = started },
            Temporary, "--repo", repository.Root, command);
        await tool.WaitForAsync(() => File.Exists(started));

        var status = await tool.SignalAsync(signal);

        Assert.Equal(130, status);
        Assert.Empty(tool.FindDescendants());
        Directory.Delete(Path.GetDirectoryName(library)!, recursive: true);
    }

    public void Dispose() => _folder.Dispose();
}
