namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Generates the stage that runs the consumers with the packages of the feed.</summary>
internal static class ConsumersTemplate
{
    public const string Name = "run-consumers.yml";

    /// <returns>YAML with LF line ends.</returns>
    public static string Create(PipelineSettings settings)
    {
        var folder = settings.Layout.Consumers;
        return $$"""
            {{YamlText.FirstLine}}
            # Runs the applications in {{folder}}, with the packages of the feed that their nuget.config names: by the script
            # {{folder}}/run where it exists, else it builds each of them.
            stages:
              - stage: Consumers
                displayName: Run the consumers
                jobs:
                  - job: Consumers
                    displayName: Run the consumers
            {{YamlText.Indent(YamlText.Pool, 8)}}
                    steps:
                      - template: {{PrepareTemplate.Name}}

                      - bash: |
                          if [ -f '{{folder}}/run' ]; then
                            exec bash '{{folder}}/run'
                          fi
                          status=0
                          while IFS= read -r -d '' project; do
                            dotnet build "$project" || status=1
                          done < <(find '{{folder}}' -name '*.*proj' -not -path '*/obj/*' -print0)
                          exit $status
                        displayName: Build and run

            """.ReplaceLineEndings("\n");
    }
}
