namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Generates the pipeline of pull requests: one job, and legs where a change affects many projects.</summary>
internal static class PullRequestPipeline
{
    public const string Name = "pull-request";

    /// <returns>YAML with LF line ends.</returns>
    public static string Create(PipelineSettings settings) =>
        $$"""
        {{YamlText.FirstLine}}
        # It does not sign in to the feed and runs in no environment: a pull request needs no right to push.
        # In Azure Repos a branch policy runs it ("build validation"); 'pr' is for GitHub.
        trigger: none

        pr:
          branches:
            include:
        {{YamlText.List(settings.Branches, 6)}}

        {{YamlText.Variables("templates/")}}
          # The branch to compare with when a person starts the pipeline.
          - name: target
            value: $[ coalesce(variables['System.PullRequest.TargetBranch'], '{{TriggerBranches.FindTarget(settings.Branches)}}') ]

        jobs:
          - job: Check
            displayName: Check, and test what is affected
        {{YamlText.Indent(YamlText.Pool, 4)}}
            steps:
              - template: templates/{{PrepareTemplate.Name}}
                parameters:
                  tool: make
                  signIn: false

              - script: $(release) check
                displayName: Check the conventions

              - template: templates/{{TestTemplates.AffectedName}}
                parameters:
                  arguments: --since "origin/${TARGET#refs/heads/}"

          - template: templates/{{TestTemplates.LegsName}}
            parameters:
              affected: Check
              signIn: false

        """.ReplaceLineEndings("\n");
}
