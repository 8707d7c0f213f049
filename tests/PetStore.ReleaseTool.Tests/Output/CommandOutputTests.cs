using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Output;

public sealed class CommandOutputTests : IDisposable
{
    private static readonly ReleasePlan _plan = TextReleases.Plan("X 1.0.1 @ 1\nY 1.0.1 @ 2: X 1.0.1");
    private static readonly PublishResult _published = new(
        _plan.Releases.Select(release => release.Resolved.Identity).ToHashSet(), new Dictionary<PackageIdentity, IReadOnlyList<Problem>>());
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly CommandOutput _sut;

    public CommandOutputTests() =>
        _sut = new CommandOutput(_output, _error, isOutputTerminal: false, isErrorTerminal: false);

    [Fact]
    public void A_publish_that_did_all_says_so_on_standard_output()
    {
        _sut.Write(PlanView.Show(_plan, _published, PlanFormat.Table));

        Assert.Equal(
            $"Published 2 of 2 packages; the feed now holds all of them.{Environment.NewLine}", _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Problems_go_to_standard_error()
    {
        _sut.Fail(FeedProblems.UnusableFeed("the feed", "it is full"));

        Assert.Empty(_output.ToString());
        Assert.Equal(
            ["error PSR4001: The feed 'the feed' cannot be used: it is full. Make the folder readable and writable, "
                + "or name another one with --feed."],
            ErrorLines());
    }

    [Fact]
    public void Names_that_a_terminal_would_act_on_are_neutralized_and_lines_are_kept()
    {
        _sut.Fail(new Problem("PSR1010", "packages/\u001b[31mX\u009b2J: it is\n\twrong."));

        Assert.Equal(
            $"error PSR1010: packages/\uFFFD[31mX\uFFFD2J: it is\n\twrong.{Environment.NewLine}", _error.ToString());
    }

    [Fact]
    public void A_document_is_all_that_standard_output_carries()
    {
        _sut.Write(PlanView.Show(_plan, _published, PlanFormat.Json));

        Assert.Equal(ReleaseDocument.Create(_plan).ToJson() + Environment.NewLine, _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Steps_are_plain_lines_on_standard_error()
    {
        var result = await _sut.WatchAsync(() =>
        {
            _sut.Step("Building [X]");
            _sut.Step("Published X");
            return Task.FromResult(7);
        });

        Assert.Equal(7, result);
        Assert.Equal(["Building [X]", "Published X"], ErrorLines());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task On_a_terminal_the_steps_go_to_standard_error_too()
    {
        var terminal = new CommandOutput(_output, _error, isOutputTerminal: false, isErrorTerminal: true);

        await terminal.WatchAsync(() =>
        {
            terminal.Step("Building [X]");
            return Task.FromResult(0);
        });
        terminal.Step("after");

        Assert.Contains("Building [X]", _error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"after{Environment.NewLine}", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void A_table_shows_square_brackets_as_they_are()
    {
        var planned = _plan.Releases[0] with { Reason = "[red]it[/]" };

        _sut.Write(PlanView.Show(_plan with { Releases = [planned] }, PlanFormat.Table));

        Assert.Contains("[red]it[/]", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_the_feed_never_had_is_shown_as_nothing()
    {
        _sut.Write(PlanView.Show(_plan, PlanFormat.Table));

        Assert.Contains("nothing", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(
            "2 of 2 packages are to be published to the "
                + $"feed.{Environment.NewLine}", _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private string[] ErrorLines() =>
        _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
