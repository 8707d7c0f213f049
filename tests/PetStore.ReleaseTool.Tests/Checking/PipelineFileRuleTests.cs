using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Checking;

public sealed class PipelineFileRuleTests
{
    private const string Path = "azure-pipelines/nightly.yml";

    [Theory]
    [InlineData("PSR5103", "azure-pipelines/nightly.yml(2): it names the template 'azure-pipelines/templates/gone.yml'",
        "jobs:\n  - template: templates/gone.yml\n")]
    [InlineData("PSR5103", "azure-pipelines/nightly.yml(2): it names the template 'gone.yml'", "extends:\n  template: /gone.yml\n")]
    [InlineData("PSR5104", "azure-pipelines/nightly.yml(5): 'B' depends on 'C', expected one of: A, B",
        "jobs:\n  - job: A\n    steps:\n      - checkout: none\n  - job: B\n    dependsOn: C\n    steps:\n      - checkout: none\n")]
    [InlineData("PSR5104", "azure-pipelines/nightly.yml(4): 'B' depends on 'C'",
        "stages:\n  - stage: A\n    jobs: []\n  - stage: B\n    dependsOn: [ A, C ]\n    jobs: []\n")]
    [InlineData("PSR5104", "azure-pipelines/nightly.yml(3): 'A' depends on 'Z'",
        "jobs:\n  - ${{ if eq(1, 1) }}:\n      - job: A\n        dependsOn: Z\n        steps:\n          - checkout: none\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '0 3 * *'", "schedules:\n  - cron: 0 3 * *\njobs: []\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '0 3 L * *'", "schedules:\n  - cron: 0 3 L * *\njobs: []\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '0 3 * * 7'", "schedules:\n  - cron: 0 3 * * 7\njobs: []\n")]
    [InlineData("PSR5108", "azure-pipelines/nightly.yml(1): the job 'azure-pipelines/nightly.yml' has no step 'checkout'", "steps:\n  - script: ls\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '0 24 * * *'", "schedules:\n  - cron: 0 24 * * *\njobs: []\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is '@daily'", "schedules:\n  - cron: '@daily'\njobs: []\n")]
    [InlineData("PSR5106", "azure-pipelines/nightly.yml(2): 'cron' is ''", "schedules:\n  - displayName: Nightly\njobs: []\n")]
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

        await repository.AssertFindsAsync("PSR5102", "azure-pipelines/templates/old.yml: no pipeline uses this template");
    }

    [Theory]
    [InlineData("dependencies.A.outputs['find.legs']", null)]
    [InlineData("dependencies.A.outputs['find.leg']", "a step 'find' in 'A' that sets the output variable 'leg'")]
    [InlineData("dependencies.A.outputs['fnid.legs']", "a step 'fnid' in 'A'")]
    [InlineData("dependencies.Z.outputs['find.legs']", "'Z' among what 'B' depends on")]
    [InlineData("dependencies.A.outputs['legs']", "the name of a step before that of the variable")]
    [InlineData("dependencies.A.outputs['version.semVer']", null)]
    public async Task An_output_must_be_set_by_a_step_of_a_job_that_is_depended_on(string output, string? expected)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/find.yml", """
            steps:
              - checkout: self
                fetchDepth: 0
              - bash: echo "##vso[task.setvariable variable=legs;isOutput=true]1"
                name: find
              - task: gitversion/execute@3
                name: version
            """);
        repository.Write(Path, $"""
            jobs:
              - job: A
                steps:
                  - template: templates/find.yml@self
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

    [Theory]
    [InlineData("D.find.legs", true)]
    [InlineData("D.find.leg", false)]
    public async Task An_output_of_a_job_that_deploys_is_set_by_a_step_of_its_hooks(string name, bool isSet)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(Path, $"""
            jobs:
              - deployment: D
                environment: packages
                strategy:
                  runOnce:
                    deploy:
                      steps:
                        - bash: echo "##vso[task.setvariable variable=legs;isOutput=true]1"
                          name: find
              - job: B
                dependsOn: D
                condition: ne(dependencies.D.outputs['{name}'], '')
                steps:
                  - checkout: none
            """);

        var findings = await repository.CheckFilesAsync();

        Assert.Equal(isSet ? [] : ["PSR5105"], findings.Select(finding => finding.Problem.Code));
    }

    [Theory]
    [InlineData("[A, Outside]", null)]
    [InlineData("A", "a step 'fnid' in 'A'")]
    public async Task In_a_template_only_what_it_knows_itself_is_judged(string dependsOn, string? expected)
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write("azure-pipelines/templates/jobs.yml", $"""
            jobs:
              - job: A
                steps:
                  - checkout: none
              - job: B
                dependsOn: {dependsOn}
                condition: ne(dependencies.{(expected is null ? "Outside" : "A")}.outputs['fnid.legs'], '')
                steps:
                  - checkout: none
            """);
        repository.Write(Path, "jobs:\n  - template: templates/jobs.yml\n");

        var findings = await repository.CheckFilesAsync();

        Assert.Equal(expected is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.Contains(expected!, finding.Problem.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_computed_may_be_any()
    {
        using var repository = await ConventionsRepository.CreateAsync();
        repository.Write(Path, """
            jobs:
              - job: Build_${{ parameters.system }}
                steps:
                  - checkout: none
              - job: B
                dependsOn: Build_linux
                steps:
                  - checkout: none
            """);

        Assert.Empty(await repository.CheckFilesAsync());
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
