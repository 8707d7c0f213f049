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
        Edit(
            repository,
            text => text.Replace("- Directory.Build.props", "- Directory.Build.propz", StringComparison.Ordinal));

        var finding = await repository.AssertFindsAsync(
            "PSR5101", $"{Path}: line 12 is '      - Directory.Build.propz', "
                + "expected '      - Directory.Build.props'.");

        await repository.AssertMendsAsync(finding, $"Wrote {Path}.");
    }

    [Fact]
    public async Task A_path_filter_that_is_new_makes_the_pipeline_stale()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "packages/X/version.json",
            """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", ":!docs", "/shared" ] }""");

        var finding = await repository.AssertFindsAsync(
            "PSR5101", $"{Path}: line 14 is '      - azure-pipelines/X.yml', expected '      - shared'.");

        await repository.AssertMendsAsync(finding, $"Wrote {Path}.");
        Assert.Contains(
            "    exclude:\n      - packages/X/docs\n",
            File.ReadAllText(repository.Combine(Path)),
            StringComparison.Ordinal);
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

    [Theory]
    [InlineData("trigger: none\n", Path)]
    [InlineData("# ours\n", "azure-pipelines/pull-request.yml")]
    [InlineData("", "azure-pipelines/templates/prepare.yml")]
    public async Task A_file_without_the_first_line_belongs_to_the_team(string text, string path)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(path, text);

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Fact]
    public async Task The_variables_belong_to_the_team_once_they_are_written()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(ConventionsRepository.Variables, "variables:\n  - name: feed\n    value: ours\n");

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Fact]
    public async Task Variables_that_are_missing_are_written_with_an_address_to_replace()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete(ConventionsRepository.Variables);

        var finding = await repository.AssertFindsAsync("PSR5101", $"{ConventionsRepository.Variables}: it is missing");

        await repository.AssertMendsAsync(finding, $"Wrote {ConventionsRepository.Variables}.");
        Assert.Contains(
            "/ORGANIZATION/PROJECT/", File.ReadAllText(repository.Combine(ConventionsRepository.Variables)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure-pipelines/pull-request.yml")]
    [InlineData("azure-pipelines/reconcile.yml")]
    [InlineData("azure-pipelines/templates/test-legs.yml")]
    public async Task A_line_of_a_shared_file_that_was_edited_is_PSR5101_too(string path)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        File.AppendAllText(repository.Combine(path), "# more\n");

        var finding = await repository.AssertFindsAsync(
            "PSR5101", $"{path}: line ", "or remove the first line to own the file.");

        await repository.AssertMendsAsync(finding, $"Wrote {path}.");
    }

    [Fact]
    public async Task A_pipeline_of_a_package_that_is_gone_is_PSR5102_and_is_deleted()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/Z.yml", PackagePipeline.Create(new RepositoryLayout(), "Z", null, ["main"]));
        await repository.CommitAsync("Add a pipeline");

        var finding = await repository.AssertFindsAsync(
            "PSR5102", "azure-pipelines/Z.yml: nothing in the repository needs this generated file any more.");

        await repository.AssertMendsAsync(finding, "Deleted azure-pipelines/Z.yml.");
    }

    [Fact]
    public async Task What_git_could_not_bring_back_is_not_deleted()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "azure-pipelines/Z.yml", PackagePipeline.Create(new RepositoryLayout(), "Z", null, ["main"]) + "# notes\n");

        var finding = await repository.AssertFindsAsync(
            "PSR5102",
            "azure-pipelines/Z.yml: nothing in the repository needs this generated file any more, "
                + "and it has uncommitted changes");

        Assert.Null(finding.Fix);
    }

    [Fact]
    public async Task A_version_file_that_cannot_be_read_leaves_its_pipeline_alone()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(
            "packages/X/version.json", """{ "inherit": true, "version": "1.0", "pathFilters": [ ".", "*.cs" ] }""");

        await repository.AssertFindsAsync("PSR1011", "packages/X/version.json: the path filter '*.cs' has a wildcard");
    }

    [Fact]
    public async Task A_repository_without_a_folder_of_pipelines_has_no_rule_about_them()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Delete("azure-pipelines");

        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Fact]
    public async Task A_repository_with_consumers_runs_them_after_each_publish()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.WriteConsumer("App", "X", "1.0.1");

        var findings = await repository.CheckFilesAsync();
        foreach (var finding in findings)
        {
            await finding.Fix!.ApplyAsync(repository.Root, TestContext.Current.CancellationToken);
        }

        Assert.Equal(
            ["reconcile.yml", "templates/publish-package.yml", "templates/run-consumers.yml"],
            findings.Select(finding => finding.Fix!.Done["Wrote azure-pipelines/".Length..^1]).Order(StringComparer.Ordinal));
        Assert.Empty(await repository.CheckFilesAsync());
    }

    [Fact]
    public async Task The_triggers_have_the_branches_of_publicReleaseRefSpec()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("version.json", FixtureFiles.RootVersionFile.Replace(
            "\"^refs/heads/main$\", "
                + "\"^refs/heads/release/\"", "\"^refs/heads/(trunk|v.+)$\"", StringComparison.Ordinal));

        foreach (var finding in await repository.CheckFilesAsync())
        {
            await finding.Fix!.ApplyAsync(repository.Root, TestContext.Current.CancellationToken);
        }

        Assert.All(["X.yml", "pull-request.yml", "reconcile.yml"], name => Assert.Matches(
            "include:\n +- trunk\n +- v\\?\\*\n", File.ReadAllText(repository.Combine($"azure-pipelines/{name}"))));
    }

    [Theory]
    [InlineData("PSR5110", "version.json: 'publicReleaseRefSpec' has '^refs/heads/v\\d+$', "
        + "which the trigger of a pipeline cannot express", @"""^refs/heads/main$"", ""^refs/heads/v\\d+$""")]
    [InlineData("PSR5111", "version.json: 'publicReleaseRefSpec' names no branch", "")]
    public async Task An_expression_that_no_trigger_can_say_is_named_once_and_leaves_the_pipelines_as_they_are(
        string code, string place, string refSpecs)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("version.json", FixtureFiles.RootVersionFile.Replace(
            "\"^refs/heads/main$\", \"^refs/heads/release/\"", refSpecs, StringComparison.Ordinal));

        var finding = await repository.AssertFindsAsync(code, place);

        Assert.Null(finding.Fix);
    }

    private static void Edit(FixtureRepository repository, Func<string, string> edit) =>
        repository.Write(Path, edit(File.ReadAllText(repository.Combine(Path))));
}
