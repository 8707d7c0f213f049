namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Generates the nightly pipeline, which publishes what the packages' own pipelines did not.</summary>
internal static class ReconcilePipeline
{
    public const string Name = "reconcile";

    /// <returns>YAML with LF line ends.</returns>
    public static string Create(PipelineSettings settings) =>
        $$$"""
        {{{YamlText.FirstLine}}}
        # Publishes every current and every pinned version that the feed lacks, and warns about each. Only these are published: the
        # warning names versions in between, which [skip ci] or a run for several commits has skipped for good.
        trigger: none
        pr: none

        schedules:
          - cron: 0 3 * * *
            displayName: Every night
            # Also without a new commit: the last run may have failed.
            always: true
            branches:
              include:
        {{{YamlText.List(settings.Branches, 8)}}}

        parameters:
          - name: dryRun
            displayName: Show the gaps, publish nothing
            type: boolean
            default: false

        {{{YamlText.Variables("templates/")}}}

        stages:
          - stage: Reconcile
            lockBehavior: sequential
            jobs:
              - ${{ if parameters.dryRun }}:
                  - job: Plan
                    displayName: Show the gaps
        {{{YamlText.Indent(YamlText.Pool, 12)}}}
                    steps:
                      - template: templates/{{{PrepareTemplate.Name}}}
                        parameters:
                          tool: make

                      - script: $(release) plan --reconcile --feed $(feed)
                        displayName: Plan
              - ${{ else }}:
                  - deployment: Publish
                    displayName: Close the gaps
                    environment: packages
        {{{YamlText.Indent(YamlText.Pool, 12)}}}
                    strategy:
                      runOnce:
                        deploy:
                          steps:
                            - template: templates/{{{PrepareTemplate.Name}}}
                              parameters:
                                tool: make

                            - script: $(release) publish --reconcile --feed $(feed) --output $(Build.ArtifactStagingDirectory)
                              displayName: Publish

                            # For the mixes. The last step, because a second attempt could not publish the artifact again.
                            - publish: $(Pipeline.Workspace)/tool
                              artifact: tool
                              displayName: Keep the release tool
        {{{(settings.HasConsumers ? Consumers : "")}}}

          # The tests of each package with the lowest versions of the others that it allows, and with the newest on the feed.
          - ${{ if not(parameters.dryRun) }}:
              - stage: Mix
                displayName: Mix versions
                dependsOn: Reconcile
                jobs:
                  - job: Mix
                    displayName: Test mixes of versions
                    timeoutInMinutes: 360
        {{{YamlText.Indent(YamlText.Pool, 12)}}}
                    steps:
                      - template: templates/{{{PrepareTemplate.Name}}}
                        parameters:
                          tool: download

                      - script: $(release) mix --feed $(feed)
                        displayName: Mix

        """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private const string Consumers =
        $$$"""

          - ${{ if not(parameters.dryRun) }}:
              - template: templates/{{{ConsumersTemplate.Name}}}
        """;
}
