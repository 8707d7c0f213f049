using System.Text.RegularExpressions;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Tests.Fixtures;
using PetStore.ReleaseTool.VersionFiles;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Tests.Pipelines;

/// <summary>Holds the generated files against what Azure does not report before they run.</summary>
public sealed partial class GeneratedPipelinesTests
{
    private static readonly RepositoryLayout _layout = new("src/libs", "test", "samples", ".azure/pipelines");

    public static TheoryData<bool, bool> Switches =>
        new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Switches))]
    public void Every_file_is_YAML_whose_first_line_says_that_it_is_generated(bool buildsTool, bool hasConsumers)
    {
        Assert.All(CreateShared(buildsTool, hasConsumers), file =>
        {
            Assert.StartsWith(YamlText.FirstLine + "\n", file.Value, StringComparison.Ordinal);
            Assert.EndsWith("\n", file.Value, StringComparison.Ordinal);
            Assert.DoesNotContain('\r', file.Value);
            Assert.NotEmpty(PipelineYaml.Parse(file.Value).Children);
        });
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public void Every_template_exists_and_is_used(bool buildsTool, bool hasConsumers)
    {
        var files = Create(buildsTool, hasConsumers);
        string[] pipelines = [
            .. files.Keys.Where(path => !path.StartsWith(_layout.Templates, StringComparison.Ordinal))];

        var used = pipelines.SelectMany(path => PipelineYaml.Expand(files, path)).Select(each => each.Path).ToHashSet();

        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public void A_template_has_no_trigger_and_every_checkout_is_full(bool buildsTool, bool hasConsumers)
    {
        foreach (var (path, text) in Create(buildsTool, hasConsumers))
        {
            var root = PipelineYaml.Parse(text);
            Assert.Equal(
                !path.StartsWith(_layout.Templates, StringComparison.Ordinal),
                new[] { "trigger", "pr", "schedules" }.Any(key => root.Children.ContainsKey(key)));
            Assert.All(
                PipelineYaml.Descend(root).OfType<YamlMappingNode>().Where(
                    node => node.FindText("checkout") is not null),
                checkout => Assert.Equal("0", checkout.FindText("fetchDepth")));
        }
    }

    [Theory]
    [MemberData(nameof(Switches))]
    public void An_output_that_a_job_reads_is_set_by_a_step_with_that_name(bool buildsTool, bool hasConsumers)
    {
        var files = Create(buildsTool, hasConsumers);
        var read = files.Values.SelectMany(text => PipelineYaml.Texts(PipelineYaml.Parse(text)))
            .SelectMany(
                text =>
                    Output().Matches(text).Select(match => (Step: match.Groups[1].Value, Variable: match.Groups[2].Value)))
            .ToHashSet();

        Assert.NotEmpty(read);
        Assert.All(read, output => Assert.Contains(
            files.Values.SelectMany(text => PipelineYaml.Descend(PipelineYaml.Parse(text))).OfType<YamlMappingNode>(),
            node => node.FindText("name") == output.Step
                && node.FindText("bash")?.Contains($"variable={output.Variable};isOutput=true", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void The_switch_decides_how_the_first_job_of_a_run_gets_the_tool()
    {
        var (built, restored) = (Prepare(buildsTool: true), Prepare(buildsTool: false));

        Assert.Contains("dotnet publish src/libs/PetStore.ReleaseTool ", built, StringComparison.Ordinal);
        Assert.DoesNotContain("tool restore", built, StringComparison.Ordinal);
        Assert.Contains("dotnet tool restore", restored, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet publish", restored, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_makes_the_tool_once()
    {
        var files = Create(buildsTool: true, hasConsumers: true);

        foreach (var path in new[] { _layout.GetPipeline("X"), _layout.GetPipeline("pull-request") })
        {
            Assert.Single(PipelineYaml.Expand(files, path), each => each.Node.FindText("tool") == "make");
        }

        // Each of the two alternatives of the nightly run makes it.
        Assert.Equal(
            2, PipelineYaml.Expand(files, _layout.GetPipeline("reconcile")).Count(each => each.Node.FindText("tool") == "make"));
    }

    [Theory]
    [InlineData("X")]
    [InlineData("pull-request")]
    [InlineData("reconcile")]
    public void A_run_whose_jobs_download_the_tool_keeps_it(string pipeline)
    {
        var nodes = PipelineYaml.Expand(Create(buildsTool: true, hasConsumers: true), _layout.GetPipeline(pipeline))
            .Select(each => each.Node).ToArray();

        Assert.Contains(nodes, node => node.FindText("tool") == "download");
        Assert.Single(nodes, node => node.FindText("artifact") == "tool" && node.FindText("publish") is not null);
    }

    // Azure evaluates the checks of an environment for a whole stage: those of previews must not hold up the tests.
    [Fact]
    public void An_environment_has_a_stage_without_tests()
    {
        var files = Create(buildsTool: true, hasConsumers: true);

        foreach (
            var path in new[] { _layout.GetPipeline("X"), _layout.GetPipeline("pull-request"), _layout.GetPipeline("reconcile") })
        {
            Assert.All(
                PipelineYaml.Expand(files, path).Select(each => each.Node).Where(
                    node => node.FindText("stage") is not null),
                stage => Assert.False(
                    PipelineYaml.Texts(stage).Contains("environment")
                    && PipelineYaml.Texts(stage).Any(text => text.EndsWith("test-affected.yml", StringComparison.Ordinal))));
        }
    }

    [Fact]
    public void A_leg_has_the_tool_only_for_a_pull_request()
    {
        var legs = PipelineYaml.Parse(CreateShared(true, true)[$"{_layout.Templates}/test-legs.yml"]);

        var tool = Assert.Single(
            PipelineYaml.Descend(legs).OfType<YamlMappingNode>(), node =>
                node.Children.ContainsKey("${{ if ne(parameters.mix, '') }}"));

        Assert.Equal("download", ((YamlMappingNode)tool["${{ if ne(parameters.mix, '') }}"]).FindText("tool"));
        Assert.DoesNotContain(
            PipelineYaml.Expand(Create(true, true), _layout.GetPipeline("X")),
            each => each.Node.FindText("mix")?.Contains("--since", StringComparison.Ordinal) == true);
    }

    private static string Prepare(bool buildsTool) =>
        CreateShared(buildsTool, true)[$"{_layout.Templates}/prepare.yml"];

    private static IReadOnlyDictionary<string, string> CreateShared(bool buildsTool, bool hasConsumers) =>
        GeneratedPipelines.Create(new PipelineSettings
        {
            Layout = _layout,
            Branches = ["main", "release/*"],
            BuildsTool = buildsTool,
            HasConsumers = hasConsumers,
            HasGlobalJson = buildsTool,
            UsesTestingPlatform = hasConsumers,
        });

    private static Dictionary<string, string> Create(bool buildsTool, bool hasConsumers) =>
        new(CreateShared(buildsTool, hasConsumers))
        {
            [_layout.GetPipeline("X")] = PackagePipeline.Create(
            _layout, "X", new PathFilters([new PathFilter("src/libs/X", false)]), ["main"]),
            [GeneratedPipelines.GetVariables(_layout)] = VariablesTemplate.Create("https://example.org/index.json"),
        };

    [GeneratedRegex(@"outputs\['(\w+)\.(\w+)'\]")]
    private static partial Regex Output();
}
