using System.Text.Json;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Output;

public sealed class AzurePipelinesTests : IDisposable
{
    private static readonly ReleasePlan _plan = TextReleases.Plan("X 1.0.1 @ 1");
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly CommandOutput _sut;

    public AzurePipelinesTests() => _sut = new CommandOutput(
        _output, _error, isOutputTerminal: false, isErrorTerminal: false, new AzurePipelines(_folder.Path));

    [Fact]
    public void An_error_is_an_issue_of_the_run_on_one_line()
    {
        _sut.Fail([new Problem("PSR1001", "It is 100% wrong:\r\n  ##vso[task.complete result=Succeeded;]")]);

        Assert.Equal(
            "##vso[task.logissue type=error;code=PSR1001;]PSR1001: It is 100%AZP25 wrong:%0D%0A  ## vso[task.complete "
                + $"result=Succeeded;]{Environment.NewLine}",
            _error.ToString());
    }

    [Fact]
    public void A_warning_is_an_issue_of_the_run_too()
    {
        _sut.Warn("one\r\n100%0A ##VSO[task.complete]##[error]");
        _sut.Step("two");

        Assert.Equal(
            ["##vso[task.logissue type=warning;]one%0D%0A100%AZP250A ## VSO[task.complete]## "
                + "[error]", "two"], ErrorLines());
    }

    [Fact]
    public void A_kept_package_is_an_artifact_of_the_run()
    {
        var path = _folder.Combine("X.1.0.1.nupkg");

        _sut.AttachArtifact(path);

        Assert.Equal([$"##vso[artifact.upload containerfolder=packages;artifactname=packages;]{path}"], ErrorLines());
    }

    [Fact]
    public void A_summary_is_attached_to_the_run()
    {
        var summary = PlanSummary.Create(_plan, published: null);

        _sut.AttachSummary(summary);

        Assert.Equal(summary, ReadSummary());
        Assert.Empty(_output.ToString());
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

    [Fact]
    public void A_summary_that_cannot_be_written_is_a_warning()
    {
        var sut = new CommandOutput(
            _output, _error, isOutputTerminal: false, isErrorTerminal: false, new AzurePipelines(_folder.Combine("not there")));

        sut.AttachSummary("text");

        Assert.StartsWith(
            "##vso[task.logissue type=warning;]The summary of this run cannot be written: ", Assert.Single(
                ErrorLines()),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("##vso[task.complete]")]
    [InlineData("##VSO[task.complete]")]
    [InlineData("##vSo[task.complete]")]
    [InlineData("##[error]")]
    [InlineData("###[error]")]
    [InlineData("a\n##vso[task.complete]")]
    public async Task No_output_lets_a_text_of_others_be_a_command_to_the_agent(string command)
    {
        var sut = new CommandOutput(_output, _error, isOutputTerminal: false, isErrorTerminal: false);

        await sut.WatchAsync(() =>
        {
            sut.Step(command);
            return Task.FromResult(0);
        });
        sut.Write(command);
        sut.Note(command);
        sut.Warn(command);
        sut.Fail(new Problem("PSR1001", command));
        sut.Write(new ResultText(command));
        sut.Write(AffectedView.Show("1", null, [CreateProject(command)], AffectedFormat.Table, maxLegs: 4));

        var text = _output.ToString() + _error;
        Assert.DoesNotContain("##vso[", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
        Assert.Equal(8, text.Split("## ").Length);
    }

    [Theory]
    [InlineData("##vso[task.complete]", false)]
    [InlineData("##VsO[task.complete]", false)]
    [InlineData("##[error] \"quoted\" \\##vso[", false)]
    [InlineData("###vso[ ####[", false)]
    [InlineData("##vso[task.complete]", true)]
    public void A_document_holds_the_same_text_for_a_reader_and_no_command_for_the_agent(string name, bool isMatrix)
    {
        _sut.Write(
            AffectedView.Show("1", null, [CreateProject(name)], isMatrix ? AffectedFormat.Matrix : AffectedFormat.Json, maxLegs: 4));

        var text = _output.ToString();
        using var document = JsonDocument.Parse(text);
        Assert.DoesNotContain("##vso[", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("##[", text, StringComparison.Ordinal);
        Assert.Contains(
            name,
            isMatrix
                ? document.RootElement.EnumerateObject().First().Value.GetProperty("projects").GetString()
                : document.RootElement.GetProperty("consumers")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_consumer_whose_name_is_a_command_is_none_in_any_format()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WriteConsumer("##VSO[task.complete]", "X", "1.0.7");
        await repository.CommitAsync("Add a consumer");

        foreach (
            var arguments in new[] { "plan", "plan --format json", "affected --package X", "affected --package X --format json",
                "affected --package X --format matrix" })
        {
            var run = await ToolProcess.StartAsync(["--repo", repository.Root, .. arguments.Split(' ')]);

            Assert.DoesNotContain("##vso[", run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("vso[task.complete", run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
        }
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

    private static AffectedProject CreateProject(string name) =>
        new(
            new RepositoryProject(ProjectKind.Consumer, name, $"consumers/{name}/a.csproj", new PathFilters([]), null),
            "It changed.");

    private string[] ErrorLines() =>
        _error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
