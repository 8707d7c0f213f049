using Microsoft.Build.Evaluation;
using Microsoft.Build.Exceptions;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>Asks MSBuild which files a project is built from, without building it.</summary>
/// <remarks>Call <see cref="MSBuildRegistration.Ensure"/> before the first use of this class: its types come from the SDK.</remarks>
internal static class ProjectEvaluator
{
    private static readonly string[] _items =
        ["AdditionalFiles", "Analyzer", "ApplicationDefinition", "Compile", "Content", "EmbeddedResource", "Page", "Resource"];

    private static readonly string[] _copyMetadata = ["CopyToOutputDirectory", "CopyToPublishDirectory"];

    private static readonly string[] _properties = ["ApplicationIcon", "ApplicationManifest", "AssemblyOriginatorKeyFile", "Win32Resource"];

    /// <summary>Evaluates the project, for each of its target frameworks.</summary>
    /// <param name="root">The absolute path of the repository.</param>
    /// <param name="path">The project's path, relative to the root.</param>
    /// <param name="exempt">The name of an imported file that is left out, with what it imports.</param>
    /// <exception cref="ReleaseException">MSBuild cannot evaluate the project.</exception>
    public static EvaluatedProject Evaluate(string root, string path, string exempt)
    {
        var project = Path.Combine(root, path);
        try
        {
            using var collection = new ProjectCollection(new Dictionary<string, string> { ["Configuration"] = "Release", ["PublicRelease"] = "true" });
            var outer = collection.LoadProject(project);
            var frameworks = outer.GetPropertyValue("TargetFrameworks").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Project[] all =
            [
                outer,
                .. frameworks.Select(framework => new Project(
                    project, new Dictionary<string, string>(collection.GlobalProperties) { ["TargetFramework"] = framework }, null, collection)),
            ];
            return new EvaluatedProject(
                outer.GetPropertyValue("PackageId"),
                [.. all.SelectMany(each => FindFiles(each, exempt)).Select(Path.GetFullPath)],
                [.. all.SelectMany(each => each.GetItems("ProjectReference").Select(item => Path.GetFullPath(Combine(each, item.EvaluatedInclude))))]);
        }
        catch (InvalidProjectFileException exception)
        {
            throw new ReleaseException(ConventionProblems.UnreadableProject(path, exception.BaseMessage));
        }
    }

    private static IEnumerable<string> FindFiles(Project project, string exempt) =>
    [
        .. FindImports(project, exempt),
        .. project.Items
            .Where(item => _items.Contains(item.ItemType) || (item.ItemType == "None" && IsPacked(item)))
            .Select(item => item.EvaluatedInclude)
            .Concat(project.GetItems("Reference").Select(item => item.GetMetadataValue("HintPath")))
            .Concat(_properties.Select(project.GetPropertyValue))
            .Where(path => path.Length > 0)
            .Select(path => Combine(project, path)),
    ];

    private static bool IsPacked(ProjectItem item) =>
        item.GetMetadataValue("Pack").Equals("true", StringComparison.OrdinalIgnoreCase)
        || _copyMetadata.Any(name =>
            item.GetMetadataValue(name) is { Length: > 0 } copy && !copy.Equals("Never", StringComparison.OrdinalIgnoreCase));

    // MSBuild lists an import after the file that imports it.
    private static IEnumerable<string> FindImports(Project project, string exempt)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var import in project.Imports)
        {
            var file = import.ImportedProject.FullPath;
            if (Path.GetFileName(file) == exempt || left.Contains(import.ImportingElement.ContainingProject.FullPath))
            {
                left.Add(file);
            }
            else
            {
                yield return file;
            }
        }
    }

    private static string Combine(Project project, string path) => Path.Combine(project.DirectoryPath, path.Replace('\\', '/'));
}
