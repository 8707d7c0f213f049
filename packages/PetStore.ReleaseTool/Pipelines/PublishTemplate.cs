namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Generates the template that every package's pipeline extends: test, publish, run the consumers.</summary>
internal static class PublishTemplate
{
    private const string PublishCommand =
        "publish --package ${{ parameters.package }} --feed $(feed) --output $(Build.ArtifactStagingDirectory)";

    public const string Name = "publish-package.yml";

    private const string Consumers =
        $"""

          - template: {ConsumersTemplate.Name}
        """;

    /// <returns>YAML with LF line ends.</returns>
    public static string Create(PipelineSettings settings) =>
        $$$"""
        {{{YamlText.FirstLine}}}
        # Tests a package and what depends on it, then publishes its current version.
        parameters:
          - name: package
            type: string

        {{{YamlText.Variables("")}}}

        stages:
          - stage: Test
            displayName: Test ${{ parameters.package }}
            jobs:
              - job: Affected
                displayName: Test what is affected
        {{{YamlText.Indent(YamlText.Pool, 8)}}}
                steps:
                  - template: {{{PrepareTemplate.Name}}}
                    parameters:
                      tool: make
                      signIn: false

                  - template: {{{TestTemplates.AffectedName}}}
                    parameters:
                      arguments: --package ${{ parameters.package }}

                  # For the next stage. The last step, because a second attempt of the job could not publish the artifact again.
                  - publish: $(Pipeline.Workspace)/tool
                    artifact: tool
                    displayName: Keep the release tool

              - template: {{{TestTemplates.LegsName}}}
                parameters:
                  affected: Affected
                  signIn: false

          # One run at a time: the environment has the check "exclusive lock", and 'sequential' runs all that wait, in their order.
          - stage: Publish
            displayName: Publish ${{ parameters.package }}
            lockBehavior: sequential
            jobs:
              - deployment: Publish
                displayName: Publish
                environment: packages
        {{{YamlText.Indent(YamlText.Pool, 8)}}}
                strategy:
                  runOnce:
                    deploy:
                      steps:
                        - template: {{{PrepareTemplate.Name}}}
                          parameters:
                            tool: download

                        # The packages that it builds become artifacts of the run.
                        - script: $(release) {{{PublishCommand}}}
                          displayName: Publish
        {{{(settings.HasConsumers ? Consumers : "")}}}
        """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}
