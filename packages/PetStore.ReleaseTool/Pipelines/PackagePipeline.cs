using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>The pipeline of one package. A trigger cannot use variables, so its paths are written out: those that the version is counted from.</summary>
internal static class PackagePipeline
{
    public const string Folder = "azure-pipelines";

    /// <summary>The path of a package's pipeline, relative to the root.</summary>
    public static string PathOf(string id) => $"{Folder}/{id}.yml";

    /// <summary>Writes the pipeline.</summary>
    /// <param name="id">The package.</param>
    /// <param name="filters">Its inputs; null when every commit makes a version.</param>
    /// <returns>YAML with LF line ends.</returns>
    public static string Create(string id, PathFilters? filters)
    {
        // The pattern '*' stands for the whole repository.
        string[] includes = [.. filters?.Includes.Select(path => path.Length == 0 ? "*" : path).Distinct() ?? ["*"], PathOf(id)];
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
