using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("'unknown'", "unknown")]
    [InlineData("'--unknown'", "plan", "--unknown")]
    [InlineData("'xml'", "plan", "--format", "xml")]
    [InlineData("'--at'", "plan", "--at", "HEAD")]
    [InlineData("'--feed'", "versions", "--feed", "here")]
    [InlineData("'--feed'", "plan", "--feed")]
    [InlineData("'verify' takes an ID and a VERSION", "verify", "X")]
    [InlineData("'verify' takes an ID and a VERSION", "verify", "X", "1.0.1", "--lock", "packages.lock.json")]
    [InlineData("--preview takes the options of a feed, and needs --feed.", "publish", "--preview")]
    [InlineData("--preview takes the options of a feed, and needs "
        + "--feed.", "publish", "--preview", "--feed", "x", "--reconcile")]
    [InlineData("--lock is empty; name a packages.lock.json.", "verify", "--lock", "")]
    [InlineData("'one' is not a version; expected one such as 1.0.1", "verify", "X", "one")]
    [InlineData("'affected' takes either --since or --package", "affected")]
    [InlineData("'affected' takes either --since or --package", "affected", "--since", "main", "--package", "X")]
    [InlineData("--legs is '0'; expected a number from 1 to 100.", "affected", "--since", "main", "--legs", "0")]
    [InlineData("--legs is '101'; expected a number from 1 to 100.", "affected", "--since", "main", "--legs", "101")]
    [InlineData("--legs is 'x'; expected a number from 1 to 100.", "affected", "--since", "main", "--legs", "x")]
    [InlineData("'matrix'", "plan", "--format", "matrix")]
    [InlineData("--since is empty; name a branch, such as origin/main.", "affected", "--since", "")]
    [InlineData("'--package'", "verify", "X", "1.0.1", "--package", "X")]
    public async Task Wrong_usage_is_status_2_and_names_what_is_wrong(string part, params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var run = await ToolRun.StartAsync(folder.Path, arguments);

        Assert.Equal(2, run.Status);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.Contains("Run 'petstore-release --help'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--feed", "plan", "--feed", "")]
    [InlineData("--feed", "plan", "--feed", " ")]
    [InlineData("--feed", "verify", "X", "1.0.1", "--feed", "")]
    [InlineData("--at", "versions", "--at", "")]
    [InlineData("--repo", "versions", "--repo", "")]
    [InlineData("--repo", "--repo", " ", "plan")]
    public async Task An_option_that_is_empty_is_status_2_and_does_not_stand_for_its_default(
        string option, params string[] arguments)
    {
        var run = await ToolRun.StartInCurrentFolderAsync(arguments);

        Assert.Equal(2, run.Status);
        Assert.Empty(run.Output);
        Assert.StartsWith(
            $"error: {option} is empty; leave it out for its "
                + $"default.{Environment.NewLine}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_ends_the_process_with_status_2()
    {
        var run = await ToolProcess.StartAsync("unknown");

        Assert.Equal(2, run.Status);
        Assert.Empty(run.Output);
        Assert.Contains("'unknown'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_is_the_help()
    {
        var run = await ToolProcess.StartAsync();
        var help = await ToolProcess.StartAsync("--help");

        Assert.Equal(0, run.Status);
        Assert.Empty(run.Error);
        Assert.Equal(help.Output, run.Output);
    }

    [Fact]
    public async Task Help_goes_to_standard_output_and_has_examples_and_the_exit_statuses()
    {
        var run = await ToolProcess.StartAsync("--help");

        Assert.Equal(0, run.Status);
        Assert.Empty(run.Error);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
        Assert.Contains("petstore-release publish --package My.Package", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Exit status: 0 done, 1 an error, a difference or a finding, 2 wrong usage, 130 cancelled.", run.Output,
            StringComparison.Ordinal);
        Assert.All(
            ["versions", "plan", "publish", "verify", "affected", "check", "init", "new"],
            command => Assert.Contains($"  {command}", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("versions", "--at", "--package", "--format", "--repo")]
    [InlineData("plan", "--feed", "--package", "--format", "--repo")]
    [InlineData("publish", "--feed", "--package", "--format", "--repo")]
    [InlineData("verify", "<ID> [<VERSION>]", "--feed", "--repo")]
    [InlineData("affected", "--since", "--package", "table|json|matrix|list", "--legs", "--repo")]
    [InlineData("check", "--fix", "--feed", "--repo")]
    [InlineData("new", "<ID>", "--description", "--repo")]
    [InlineData("init", "--packages", "--feed", "--no-pipelines", "--repo")]
    public async Task The_help_of_a_command_names_its_options(string command, params string[] options)
    {
        var run = await ToolProcess.StartAsync(command, "--help");

        Assert.Equal(0, run.Status);
        Assert.All(options, option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
    }
}
