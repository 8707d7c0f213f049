using CliWrap;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

/// <summary>A named pipe where git, NuGet, MSBuild or the tool expects a file is an error, and is not waited for.</summary>
public sealed class NamedPipeTests
{
    [Theory]
    [InlineData("check", "Directory.Build.props", "PSR5001")]
    [InlineData("check", "packages/X/local.targets", "PSR5001")]
    [InlineData("check", "packages/X/X.csproj", "PSR5001")]
    [InlineData("check", "packages/X/packages.lock.json", "PSR5001")]
    [InlineData("check", "global.json", "PSR5001")]
    [InlineData("check", "consumers/App/Directory.Build.rsp", "PSR5001")]
    [InlineData("plan", "packages/X/.gitignore", "PSR5001")]
    [InlineData("publish", ".gitattributes", "PSR5001")]
    [InlineData("verify", "NuGet.Config", "PSR5001")]
    [InlineData("versions", "petstore-release.json", "PSR1040")]
    [InlineData("new Y", "Directory.Packages.props", "PSR5001")]
    [InlineData("init", "version.json", "PSR5001")]
    public async Task It_is_an_error_with_a_code(string command, string path, string code)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await MakePipeAsync(repository, path);

        var run = await ToolRun.StartAsync(repository, command.Split(' '));

        run.AssertFailed(code, $"{path}: it is ");
    }

    [Fact]
    public async Task A_pipe_that_nothing_reads_and_an_empty_file_are_accepted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await MakePipeAsync(repository, "consumers/App/run/pipe");
        await MakePipeAsync(repository, "packages/X/obj/project.assets.json");
        repository.Write("packages/X/.gitignore", "");

        var run = await ToolRun.StartAsync(repository, "plan");

        Assert.Equal(0, run.Status);
    }

    private static async Task MakePipeAsync(FixtureRepository repository, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(repository.Combine(path))!);
        File.Delete(repository.Combine(path));
        await Cli.Wrap("mkfifo").WithArguments([repository.Combine(path)]).ExecuteAsync(
            TestContext.Current.CancellationToken);
    }
}
