namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Generates the pipeline that runs the consumers after the pipeline of a package has published.</summary>
internal static class ConsumersPipeline
{
    public const string Name = "consumers";

    /// <summary>Generates the pipeline.</summary>
    /// <param name="ids">The names of the pipelines that publish. A package's pipeline has the package's name.</param>
    /// <returns>YAML with LF line ends.</returns>
    public static string Create(IEnumerable<string> ids)
    {
        var names = new PipelineNames();
        return $"""
            {YamlText.Mark} from the packages' pipelines; 'check' compares it, so do not edit it.
            trigger: none
            pr: none

            resources:
              pipelines:
            {string.Join('\n', ids.Select(id => Describe(id, names.Create(id))))}

            extends:
              template: templates/run-consumers.yml

            """.ReplaceLineEndings("\n");
    }

    private static string Describe(string id, string name) =>
        $"""
            - pipeline: {name}
              source: {YamlText.Scalar(id)}
              trigger:
                branches:
                  include:
                    - main
                    - release/*
        """;
}
