using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>
/// Generates the pipeline of one package. Its trigger lists the paths that the version is counted from.
/// </summary>
/// <remarks>A trigger cannot use variables, so the paths are written into each file.</remarks>
internal static class PackagePipeline
{
    /// <summary>Generates the pipeline.</summary>
    /// <param name="layout">Where the pipelines are.</param>
    /// <param name="id">The package.</param>
    /// <param name="filters">Its inputs; null when every commit makes a version.</param>
    /// <param name="branches">The branches whose commits may be published.</param>
    /// <returns>YAML with LF line ends.</returns>
    public static string Create(RepositoryLayout layout, string id, PathFilters? filters, IEnumerable<string> branches)
    {
        // '*' matches the whole repository.
        string[] includes =
            [.. filters?.Includes.Select(path => path.Length == 0 ? "*" : path)
                .Distinct() ?? ["*"], layout.GetPipeline(id)];
        string[] excludes = [.. filters?.Excludes ?? []];
        return $"""
            {YamlText.FirstLine}
            # The paths are the inputs of {id}, and this file: a change of the file runs the pipeline, and makes no version.
            trigger:
              batch: true
              branches:
                include:
            {YamlText.List(branches, 6)}
              paths:
                include:
            {YamlText.List(includes, 6)}{(excludes.Length > 0 ? $"\n    exclude:\n{YamlText.List(excludes, 6)}" : "")}

            pr: none

            extends:
              template: templates/{PublishTemplate.Name}
              parameters:
                package: {YamlText.Scalar(id)}

            """.ReplaceLineEndings("\n");
    }
}
