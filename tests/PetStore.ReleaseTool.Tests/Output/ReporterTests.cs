using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Reporting;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Reporting;

public sealed class ReporterTests : IDisposable
{
    private static readonly ReleasePlan Plan = TextReleases.Plan("X 1.0.1 @ 1\nY 1.0.1 @ 2: X 1.0.1");
    private static readonly HashSet<PackageIdentity> All = [.. Plan.Releases.Select(release => release.Resolved.Identity)];
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly Reporter _reporter;

    public ReporterTests() => _reporter = new Reporter(_output, _error, isTerminal: false);

    [Fact]
    public void A_publish_that_did_all_says_so_on_standard_output()
    {
        _reporter.ShowPublished(Plan, All, [], ResultFormat.Table);

        Assert.Equal($"Published 2 of 2 packages; the feed now holds all of them.{Environment.NewLine}", _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Theory]
    [InlineData("Table")]
    [InlineData("Json")]
    [InlineData("Markdown")]
    public void A_publish_that_could_not_do_all_has_no_result(string format)
    {
        _reporter.ShowPublished(Plan, new HashSet<PackageIdentity>(), [Problems.UnusableFeed("the feed", "it is full")], Enum.Parse<ResultFormat>(format));

        Assert.Empty(_output.ToString());
        Assert.Equal(
            [
                "error PSR4001: The feed 'the feed' cannot be used: it is full. Make the folder readable and writable, or name another one with --feed.",
                "Not everything could be published to the feed. What is not named here was.",
            ],
            ErrorLines());
    }

    [Fact]
    public void A_document_is_all_that_standard_output_carries()
    {
        _reporter.ShowPublished(Plan, All, [], ResultFormat.Json);

        Assert.Equal(ReleaseDocument.Create(Plan).ToJson() + Environment.NewLine, _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task Steps_are_plain_lines_on_standard_error()
    {
        var result = await _reporter.WatchAsync(() =>
        {
            _reporter.Step("Building [X]");
            _reporter.Step("Published X");
            return Task.FromResult(7);
        });

        Assert.Equal(7, result);
        Assert.Equal(["Building [X]", "Published X"], ErrorLines());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task On_a_terminal_the_steps_go_to_standard_error_too()
    {
        var reporter = new Reporter(_output, _error, isTerminal: true);

        await reporter.WatchAsync(() =>
        {
            reporter.Step("Building [X]");
            return Task.FromResult(0);
        });
        reporter.Step("after");

        Assert.Contains("Building [X]", _error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"after{Environment.NewLine}", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void A_table_shows_square_brackets_as_they_are()
    {
        var planned = Plan.Releases[0] with { Reason = "[red]it[/]" };

        _reporter.Show(Plan with { Releases = [planned] }, ResultFormat.Table);

        Assert.Contains("[red]it[/]", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_the_feed_never_had_is_shown_as_nothing()
    {
        _reporter.Show(Plan, ResultFormat.Table);

        Assert.Contains("nothing", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"2 of 2 packages are to be published to the feed.{Environment.NewLine}", _output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private string[] ErrorLines() => _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
