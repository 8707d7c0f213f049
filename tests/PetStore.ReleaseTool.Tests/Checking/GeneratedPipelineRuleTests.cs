using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class GeneratedPipelineRuleTests
{
    private const string Path = "azure-pipelines/X.yml";

    [Fact]
    public async Task A_line_that_was_edited_is_PSR5101_and_is_written_anew()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        Edit(repository, text => text.Replace("- Directory.Build.props", "- Directory.Build.propz", StringComparison.Ordinal));

        var finding = await repository.AssertFindsAsync(
            "PSR5101", $"{Path}: line 12 is '      - Directory.Build.propz', expected '      - Directory.Build.props'.");

        await repository.AssertMendsAsync(finding, $"Wrote {Path}.");
    }

    [Fact]
    public async Task A_path_filter_that_is_new_makes_the_pipeline_stale()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("packages/X/version.json", """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", ":!docs", "/shared" ] }""");

        var finding = await repository.AssertFindsAsync("PSR5101", $"{Path}: line 14 is '      - azure-pipelines/X.yml', expected '      - shared'.");

        await repository.AssertMendsAsync(finding, $"Wrote {Path}.");
        Assert.Contains("    exclude:\n      - packages/X/docs\n", File.ReadAllText(repository.Combine(Path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# more", "line 22 is '# more', expected ''.")]
    [InlineData("\n", "line 23 is '', expected the end of the file.")]
    public async Task A_line_at_the_end_is_a_difference_too(string end, string difference)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        Edit(repository, text => text + end);

        await repository.AssertFindsAsync("PSR5101", $"{Path}: {difference}");
    }

    [Fact]
    public async Task Other_line_ends_are_named()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        Edit(repository, text => text.Replace("\n", "\r\n", StringComparison.Ordinal));

        await repository.AssertFindsAsync("PSR5101", $"{Path}: line 1 is '", "' with CRLF, expected '");
    }

    [Fact]
    public async Task A_missing_pipeline_is_PSR5101_and_is_written()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete(Path);

        var finding = await repository.AssertFindsAsync("PSR5101", $"{Path}: it is missing");

        await repository.AssertMendsAsync(finding, $"Wrote {Path}.");
    }

    [Fact]
    public async Task A_pipeline_that_was_written_by_hand_is_never_overwritten()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(Path, "trigger: none\n");

        var finding = await repository.AssertFindsAsync("PSR5101", $"{Path}: line 1 is 'trigger: none'", "It was written by hand");

        Assert.Null(finding.Fix);
    }

    [Fact]
    public async Task A_pipeline_of_a_package_that_is_gone_is_PSR5102_and_is_deleted()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/Z.yml", PackagePipeline.Create(new RepositoryLayout(), "Z", null));
        await repository.CommitAsync("Add a pipeline");

        var finding = await repository.AssertFindsAsync("PSR5102", "azure-pipelines/Z.yml: the package that it was made for is gone.");

        await repository.AssertMendsAsync(finding, "Deleted azure-pipelines/Z.yml.");
    }

    [Fact]
    public async Task What_git_could_not_bring_back_is_not_deleted()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/Z.yml", PackagePipeline.Create(new RepositoryLayout(), "Z", null) + "# notes\n");

        var finding = await repository.AssertFindsAsync("PSR5102", "azure-pipelines/Z.yml: the package that it was made for is gone, and the file has uncommitted changes");

        Assert.Null(finding.Fix);
    }

    [Fact]
    public async Task A_version_file_that_cannot_be_read_leaves_its_pipeline_alone()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("packages/X/version.json", """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", "*.cs" ] }""");

        await repository.AssertFindsAsync("PSR1011", "packages/X/version.json: the path filter '*.cs' has a wildcard");
    }

    [Fact]
    public async Task A_repository_without_pipelines_is_PSR5100_once()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("azure-pipelines");

        await repository.AssertFindsAsync("PSR5100", "azure-pipelines: it has no pipeline");
    }

    [Fact]
    public async Task A_repository_with_consumers_has_a_pipeline_that_follows_all_others()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.WriteConsumer("App", "X", "1.0.1");
        repository.Write("azure-pipelines/templates/run-consumers.yml", ConventionsRepository.Template);

        var findings = await repository.CheckFilesAsync();

        var missing = Assert.Single(findings, finding => finding.Problem.Code == "PSR5101");
        await repository.AssertMendsAsync(missing, "Wrote azure-pipelines/consumers.yml.");
        Assert.Contains("    - pipeline: Y\n      source: \"Y\"\n", File.ReadAllText(repository.Combine("azure-pipelines/consumers.yml")), StringComparison.Ordinal);
    }

    private static void Edit(FixtureRepository repository, Func<string, string> edit) =>
        repository.Write(Path, edit(File.ReadAllText(repository.Combine(Path))));
}
