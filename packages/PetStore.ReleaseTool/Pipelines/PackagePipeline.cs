using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Generates the pipeline of one package. Its trigger lists the paths that the version is counted from.</summary>
/// <remarks>A trigger cannot use variables, so the paths are written into each file.</remarks>
internal static class PackagePipeline
{
    /// <summary>Generates the pipeline.</summary>
    /// <param name="layout">Where the pipelines are.</param>
    /// <param name="id">The package.</param>
    /// <param name="filters">Its inputs; null when every commit makes a version.</param>
    /// <returns>YAML with LF line ends.</returns>
    public static string Create(RepositoryLayout layout, string id, PathFilters? filters)
    {
        // '*' matches the whole repository.
        string[] includes = [.. filters?.Includes.Select(path => path.Length == 0 ? "*" : path).Distinct() ?? ["*"], layout.GetPipeline(id)];
        string[] excludes = [.. filters?.Excludes ?? []];
        return $"""
            {YamlText.Mark} from the inputs of {id}; 'check' compares it, so do not edit it.
            # The file itself is among the paths: a change of it runs the pipeline, and makes no version.
            trigger:
              batch: true
              branches:
                include:
                  - main
                  - release/*
              paths:
                include:
            {List(includes)}{(excludes.Length > 0 ? $"\n    exclude:\n{List(excludes)}" : "")}

            pr: none

            extends:
              template: templates/publish-package.yml
              parameters:
                package: {YamlText.Scalar(id)}

            """.ReplaceLineEndings("\n");
    }

    private static string List(IEnumerable<string> paths) => string.Join('\n', paths.Select(path => $"      - {YamlText.Scalar(path)}"));
}
