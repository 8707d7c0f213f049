using CliWrap;
using CliWrap.Buffered;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Output;

/// <summary>A standard stream that is closed or full.</summary>
public sealed class StandardOutputTests
{
    [Theory]
    [InlineData("plan", ">/dev/full")]
    [InlineData("plan --format json", ">/dev/full")]
    [InlineData("versions", ">&-")]
    [InlineData("versions --help", ">/dev/full")]
    [InlineData("affected --package X --format matrix", ">/dev/full")]
    public async Task A_result_that_cannot_be_written_is_PSR3013(string command, string redirection)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await RunAsync(repository, command, redirection);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "error PSR3013: The result cannot be written to standard output: ", Assert.Single(
                run.StandardError.Trim().Split('\n')),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(59)]
    [InlineData(100)]
    public async Task A_narrow_terminal_gets_the_whole_table(int columns)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(), "The command that gives a program a terminal is another one elsewhere.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await Cli.Wrap("script")
            .WithArguments(
                [
                    "--quiet", "--return", "--command",
                    $"stty cols {columns}; dotnet "
                        + $"'{Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll")}' --repo "
                        + $"'{repository.Root}' versions",
                    "/dev/null",
                ])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Matches("X +1[.]0[.]1 ", run.StandardOutput);
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    public async Task Messages_that_cannot_be_written_do_not_change_the_result(string redirection)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/new.cs", "");

        var run = await RunAsync(repository, "plan --format json", redirection);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("\"schemaVersion\"", run.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_stops_reading_is_no_error()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await RunAsync(repository, "versions", "| head -c 1");

        Assert.DoesNotContain("PSR", run.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(">/dev/full", 1)]
    [InlineData("2>/dev/full", 1)]
    public async Task An_error_stays_the_error(string redirection, int status)
    {
        using var folder = new TemporaryFolder();
        using var repository = await FixtureRepository.CreateAsync();

        var run = await RunAsync(repository, "plan", redirection);

        Assert.Equal(status, run.ExitCode);
        Assert.DoesNotContain("PSR3013", run.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.StandardError + run.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_hides_no_error()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var environment = new Dictionary<string, string?>
        {
            ["TF_BUILD"] = "True",
            ["AGENT_TEMPDIRECTORY"] = repository.Combine("not there"),
            ["DOTNET_HOST_PATH"] = repository.Combine("no dotnet"),
        };

        var run = await ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");

        Assert.Equal(1, run.Status);
        Assert.Contains(
            "##vso[task.logissue type=warning;]The summary of this run cannot be "
                + "written: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(
            "##vso[task.logissue type=error;code=PSR3005;]PSR3005: dotnet cannot be "
                + "started", run.Error, StringComparison.Ordinal);
    }

    private static async Task<BufferedCommandResult> RunAsync(
        FixtureRepository repository, string command, string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        return await Cli.Wrap("bash")
            .WithArguments(
                ["-c", $"dotnet \"$0\" --repo \"$1\" {command} {redirection}",
                    Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll"), repository.Root])
            .WithEnvironmentVariables(variables => variables.Set("TF_BUILD", null))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
    }
}
