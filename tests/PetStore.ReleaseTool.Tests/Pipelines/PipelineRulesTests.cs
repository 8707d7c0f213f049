using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Pipelines;

public sealed class PipelineRulesTests
{
    private const string Path = "azure-pipelines/nightly.yml";

    [Theory]
    [InlineData("PSR5103", "azure-pipelines/nightly.yml(2): it names the template 'azure-pipelines/templates/gone.yml'",
        "steps:\n  - template: templates/gone.yml\n")]
    [InlineData("PSR5103", "azure-pipelines/nightly.yml(2): it names the template 'gone.yml'", "extends:\n  template: /gone.yml\n")]
    [InlineData("PSR5104", "azure-pipelines/nightly.yml(5): 'B' depends on 'C', expected one of: A, B",
        "jobs:\n  - job: A\n    steps:\n      - checkout: none\n  - job: B\n    dependsOn: C\n    steps:\n      - checkout: none\n")]
    [InlineData("PSR5104", "azure-pipelines/nightly.yml(4): 'B' depends on 'C'",
        "stages:\n  - stage: A\n    jobs: []\n  - stage: B\n    dependsOn: [ A, C ]\n    jobs: []\n")]
    [InlineData("PSR5104", "azure-pipelines/nightly.yml(3): 'A' depends on 'Z'",
        "jobs:\n  - ${{ if eq(1, 1) }}:\n      - job: A\n        dependsOn: Z\n        steps:\n          - checkout: none\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '0 3 * *'", "schedules:\n  - cron: 0 3 * *\nsteps: []\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '0 24 * * *'", "schedules:\n  - cron: 0 24 * * *\nsteps: []\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '@daily'", "schedules:\n  - cron: '@daily'\nsteps: []\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is ''", "schedules:\n  - displayName: Nightly\nsteps: []\n")]
    [InlineData("PSR5108", "azure-pipelines/nightly.yml(2): 'checkout: self' has no 'fetchDepth: 0'", "steps:\n  - checkout: self\n")]
    [InlineData("PSR5108", "azure-pipelines/nightly.yml(2): 'checkout: self' has no 'fetchDepth: 0'", "steps:\n  - checkout: self\n    fetchDepth: 1\n")]
    [InlineData("PSR5108", "azure-pipelines/nightly.yml(2): the job 'A' has no step 'checkout'", "jobs:\n  - job: A\n    steps:\n      - script: ls\n")]
    [InlineData("PSR5109", "azure-pipelines/nightly.yml: line 1 is no YAML", "a: b: c\n")]
    [InlineData("PSR5109", "azure-pipelines/nightly.yml: it holds no mapping", "- a\n")]
    [InlineData("PSR5109", "azure-pipelines/nightly.yml: it holds no mapping", "")]
    public async Task A_pipeline_that_breaks_a_rule_is_found_at_its_line(string code, string place, string text)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(Path, text);

        await repository.AssertFindsAsync(code, place);
    }

    [Theory]
    [InlineData("trigger: none\n")]
    [InlineData("pr: none\n")]
    [InlineData("schedules:\n  - cron: 0 3 * * *\n")]
    public async Task A_trigger_in_a_template_is_PSR5107(string trigger)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/publish-package.yml", trigger + ConventionsRepository.Template);

        await repository.AssertFindsAsync("PSR5107", "azure-pipelines/templates/publish-package.yml(", "a template cannot hold");
    }

    [Fact]
    public async Task A_template_that_nobody_names_is_PSR5102()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/old.yml", "steps: []\n");

        await repository.AssertFindsAsync("PSR5102", "azure-pipelines/templates/old.yml: no pipeline names this template");
    }

    [Theory]
    [InlineData("dependencies.A.outputs['find.legs']", null)]
    [InlineData("dependencies.A.outputs['find.leg']", "a step 'find' in 'A' that sets the output variable 'leg'")]
    [InlineData("dependencies.A.outputs['fnid.legs']", "a step 'fnid' in 'A'")]
    [InlineData("dependencies.Z.outputs['find.legs']", "'Z' among what 'B' depends on")]
    public async Task An_output_must_be_set_by_a_step_of_a_job_that_is_depended_on(string output, string? expected)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/find.yml", """
            steps:
              - checkout: self
                fetchDepth: 0
              - bash: echo "##vso[task.setvariable variable=legs;isOutput=true]1"
                name: find
            """);
        repository.Write(Path, $"""
            jobs:
              - job: A
                steps:
                  - template: templates/find.yml
              - job: B
                dependsOn: A
                condition: ne({output}, '')
                steps:
                  - checkout: none
            """);

        var findings = await repository.CheckFilesAsync();

        Assert.Equal(expected is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.StartsWith($"error PSR5105: {Path}(7): '{output}' would be empty, expected {expected}", finding.Problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_variable_that_is_no_output_is_empty_for_another_job()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(Path, """
            jobs:
              - job: A
                steps:
                  - checkout: none
                  - bash: echo "##vso[task.setvariable variable=legs]1"
                    name: find
              - job: B
                dependsOn: A
                condition: ne(dependencies.A.outputs['find.legs'], '')
                steps:
                  - checkout: none
            """);

        await repository.AssertFindsAsync("PSR5105", $"{Path}(9)");
    }

    [Fact]
    public async Task The_jobs_of_a_template_may_be_depended_on()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/jobs.yml", "jobs:\n  - job: Inner\n    steps:\n      - checkout: none\n");
        repository.Write(Path, """
            jobs:
              - template: templates/jobs.yml
              - job: B
                dependsOn: Inner
                steps:
                  - checkout: none
              - deployment: C
                dependsOn: ${{ parameters.after }}
                environment: packages
            """);

        Assert.Empty(await repository.CheckFilesAsync());
    }
}
