namespace PetStore.ReleaseTool.Pipelines;

/// <summary>
/// Generates the pipeline of pull requests: one job, legs where a change affects many projects, and previews where the
/// team has a feed for them.
/// </summary>
internal static class PullRequestPipeline
{
    public const string Name = "pull-request";

    private const string Since = "--since \"origin/${TARGET#refs/heads/}\"";

    private const string IsTrusted =
        "ne(variables['System.PullRequest.IsFork'], 'True'), "
        + "startsWith(coalesce(variables['System.PullRequest.SourceBranch'], variables['Build.SourceBranch']), "
        + "variables['previewBranches'])";

    /// <returns>YAML with LF line ends.</returns>
    public static string Create(PipelineSettings settings) =>
        $$$"""
        {{{YamlText.FirstLine}}}
        # Only the stage for previews signs in to a feed and runs in an environment: a pull request needs no right to push releases.
        # In Azure Repos a branch policy runs it ("build validation"); 'pr' is for GitHub.
        trigger: none

        pr:
          branches:
            include:
        {{{YamlText.List(settings.Branches, 6)}}}

        {{{YamlText.Variables("templates/")}}}
          # The branch to compare with when a person starts the pipeline.
          - name: target
            value: $[ coalesce(variables['System.PullRequest.TargetBranch'], '{{{TriggerBranches.FindTarget(settings.Branches)}}}') ]

        stages:
          - stage: Check
            displayName: Check and test
            jobs:
              - job: Check
                displayName: Check, and test what is affected
        {{{YamlText.Indent(YamlText.Pool, 8)}}}
                steps:
                  - template: templates/{{{PrepareTemplate.Name}}}
                    parameters:
                      tool: make
                      signIn: false

                  - script: $(release) check
                    displayName: Check the conventions

                  # Without a sign-in the feed cannot be read: the versions to compare with are built.
                  - script: $(release) compat {{{Since}}}
                    displayName: Compare public APIs with versions

                  - template: templates/{{{TestTemplates.AffectedName}}}
                    parameters:
                      arguments: {{{Since}}}
                      mix: {{{Since}}}

                  # For the jobs below. The last step, because a second attempt of the job could not publish the artifact again.
                  - publish: $(Pipeline.Workspace)/tool
                    artifact: tool
                    displayName: Keep the release tool

              - template: templates/{{{TestTemplates.LegsName}}}
                parameters:
                  affected: Check
                  signIn: false
                  mix: {{{Since}}}

          # Where variables.yml names a feed for previews: versions of the branches that it trusts. A pull request brings its own YAML,
          # so it is the check "branch control" of the environment that keeps other branches out. It holds up this stage, not the tests.
          - ${{ if ne(variables.previewFeed, '') }}:
              - stage: Preview
                displayName: Publish previews
                dependsOn: Check
                condition: and(succeeded(), {{{IsTrusted}}})
                jobs:
                  - deployment: Preview
                    displayName: Publish previews
                    environment: previews
                    variables:
                      # Not the merge that only this run knows.
                      - name: source
                        value: $[ coalesce(variables['System.PullRequest.SourceCommitId'], variables['Build.SourceVersion']) ]
        {{{YamlText.Indent(YamlText.Pool, 12)}}}
                    strategy:
                      runOnce:
                        deploy:
                          steps:
                            - template: templates/{{{PrepareTemplate.Name}}}
                              parameters:
                                tool: download

                            - bash: git checkout --quiet --detach "$SOURCE"
                              displayName: Check out the branch

                            - script: $(release) publish --preview --feed $(previewFeed)
                              displayName: Publish previews

        """.ReplaceLineEndings("\n");
}
