using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Reporting;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Reporting;

public sealed class AzurePipelinesTests : IDisposable
{
    private static readonly ReleasePlan Plan = TextReleases.Plan("X 1.0.1 @ 1");
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly Reporter _reporter;

    public AzurePipelinesTests() => _reporter = new Reporter(_output, _error, isTerminal: false, new AzurePipelines(_folder.Path));

    [Fact]
    public void An_error_is_an_issue_of_the_run_on_one_line()
    {
        _reporter.Fail([new Problem("PSR1001", "It is 100% wrong:\r\n  ##vso[task.complete result=Succeeded;]")]);

        Assert.Equal(
            $"##vso[task.logissue type=error;code=PSR1001;]PSR1001: It is 100%AZP25 wrong:%0D%0A  ##vso[task.complete result=Succeeded;]{Environment.NewLine}",
            _error.ToString());
    }

    [Fact]
    public void A_warning_is_one_too_also_when_it_comes_as_a_step()
    {
        _reporter.Warn("one");
        _reporter.Step("warning: two");
        _reporter.Step("three");

        Assert.Equal(["##vso[task.logissue type=warning;]one", "##vso[task.logissue type=warning;]two", "three"], ErrorLines());
    }

    [Fact]
    public void A_kept_package_is_an_artifact_of_the_run()
    {
        var path = _folder.Combine("X.1.0.1.nupkg");

        _reporter.Keep(path);

        Assert.Equal([$"##vso[artifact.upload containerfolder=packages;artifactname=packages;]{path}"], ErrorLines());
    }

    [Fact]
    public void A_plan_is_attached_to_the_run_and_the_result_stays_what_it_is()
    {
        _reporter.Show(Plan, ResultFormat.Json);

        Assert.Equal(ReleaseDocument.Create(Plan).ToJson() + Environment.NewLine, _output.ToString());
        Assert.Equal(PlanSummary.Create(Plan, published: null), ReadSummary());
    }

    [Fact]
    public void What_failed_is_attached_too()
    {
        var published = new HashSet<PackageIdentity>();

        _reporter.ShowPublished(Plan, published, [Problems.UnusableFeed("the feed", "it is full")], ResultFormat.Table);

        Assert.Equal(PlanSummary.Create(Plan, published), ReadSummary());
        Assert.StartsWith("##vso[task.logissue type=error;code=PSR4001;]", ErrorLines()[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("True", true)]
    [InlineData(null, false)]
    public async Task The_variable_of_every_job_tells_the_tool_where_it_runs(string? value, bool isPipeline)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var variables = new Dictionary<string, string?> { ["TF_BUILD"] = value, ["AGENT_TEMPDIRECTORY"] = _folder.Path };

        var run = await ToolProcess.StartAsync(variables, "--repo", repository.Root, "plan");

        run.AssertDone();
        Assert.Equal(isPipeline, run.Error.StartsWith("##vso[task.uploadsummary]", StringComparison.Ordinal));
        Assert.Equal(isPipeline ? 1 : 0, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public async Task The_subject_of_a_commit_is_no_command_to_the_agent()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/a.cs", "");
        await repository.CommitAsync("##vso[task.prependpath]/evil ##[error]");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.DoesNotContain("##vso[", run.Output, StringComparison.Ordinal);
        Assert.Contains("## vso[task.prependpath]/evil ## [error]", run.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _folder.Dispose();
    }

    private string ReadSummary()
    {
        const string Command = "##vso[task.uploadsummary]";
        Assert.StartsWith(Command, ErrorLines()[0], StringComparison.Ordinal);
        return File.ReadAllText(ErrorLines()[0][Command.Length..]);
    }

    private string[] ErrorLines() => _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
