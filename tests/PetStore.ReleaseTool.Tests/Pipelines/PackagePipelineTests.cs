using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Tests.Fixtures;
using PetStore.ReleaseTool.VersionFiles;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Tests.Pipelines;

public sealed class PackagePipelineTests
{
    [Fact]
    public void A_pipeline_has_the_inputs_of_its_package_as_paths_and_its_own_file()
    {
        var pipeline = PackagePipeline.Create(
            new RepositoryLayout(),
            "A.B",
            new PathFilters([
                new PathFilter("version.json", false), new PathFilter("packages/A.B", false), new PathFilter(
                    "packages/A.B/docs", true),
                new PathFilter("packages/A.B/samples", true)]),
            ["main", "release/*"]);

        Assert.Equal(
            """
            # Made by 'petstore-release check --fix', and compared by 'check'. To own this file and edit it, remove this line.
            # The paths are the inputs of A.B, and this file: a change of the file runs the pipeline, and makes no version.
            trigger:
              batch: true
              branches:
                include:
                  - main
                  - release/*
              paths:
                include:
                  - version.json
                  - packages/A.B
                  - azure-pipelines/A.B.yml
                exclude:
                  - packages/A.B/docs
                  - packages/A.B/samples

            pr: none

            extends:
              template: templates/publish-package.yml
              parameters:
                package: A.B

            """.ReplaceLineEndings("\n"),
            pipeline);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("Ä.Ö")]
    [InlineData("_x")]
    [InlineData("A-B.C_d")]
    [InlineData("2026-11-24")]
    public void Any_package_id_reads_back_from_the_YAML_as_a_text(string id)
    {
        var pipeline = PipelineYaml.Parse(PackagePipeline.Create(
            new RepositoryLayout(), id, new PathFilters([new PathFilter($"packages/{id}", false)]), ["main"]));

        Assert.Contains(
            PipelineYaml.Descend(pipeline).OfType<YamlScalarNode>(),
            scalar => scalar.Value == id && (scalar.Style != YamlDotNet.Core.ScalarStyle.Plain || id == "A-B.C_d"));
    }

    [Theory]
    [InlineData("docs: all #1")]
    [InlineData("it's \"so\"")]
    [InlineData("- a")]
    [InlineData("tab\tand\\slash")]
    [InlineData("@x")]
    public void Any_path_reads_back_from_the_YAML(string path)
    {
        var pipeline = PipelineYaml.Parse(PackagePipeline.Create(
            new RepositoryLayout(), "A", new PathFilters([new PathFilter(path, false)]), ["main"]));

        Assert.Contains(path, PipelineYaml.Texts(pipeline));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_package_that_every_file_is_an_input_of_is_triggered_by_every_file(bool hasFilters)
    {
        var pipeline = PackagePipeline.Create(
            new RepositoryLayout(), "A", hasFilters ? new PathFilters([new PathFilter("docs", true)]) : null, ["main"]);

        Assert.Contains("    include:\n      - \"*\"\n", pipeline, StringComparison.Ordinal);
    }
}
