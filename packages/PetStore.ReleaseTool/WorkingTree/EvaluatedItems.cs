using Microsoft.Build.Evaluation;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>Finds files, projects and packages in an evaluated project.</summary>
internal static class EvaluatedItems
{
    private static readonly string[] _items =
        ["AdditionalFiles", "Analyzer", "ApplicationDefinition", "Compile", "Content", "EmbeddedResource", "Page",
            "Resource"];

    private static readonly string[] _copyMetadata = ["CopyToOutputDirectory", "CopyToPublishDirectory"];

    private static readonly string[] _properties = ["AppConfig", "ApplicationIcon", "ApplicationManifest",
        "AssemblyOriginatorKeyFile", "CodeAnalysisRuleSet", "CompilerResponseFile", "NuspecFile", "Win32Resource"];

    // NuGet's targets make a PackageReference of every GlobalPackageReference.
    private static readonly string[] _packages = ["PackageReference", "PackageDownload"];

    /// <summary>Finds what a project compiles, embeds, packs and imports.</summary>
    public static IEnumerable<string> FindFiles(Project project, string exempt) =>
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

    /// <summary>Finds the projects that a project refers to.</summary>
    public static IEnumerable<string> FindReferences(Project project) =>
        project.GetItems("ProjectReference").Select(item => Combine(project, item.EvaluatedInclude));

    /// <summary>Finds the packages that a project uses, each with every version that it asks for.</summary>
    public static IEnumerable<EvaluatedPackage> FindPackages(Project project)
    {
        var isCentral = IsTrue(project.GetPropertyValue("ManagePackageVersionsCentrally"));
        var central = project.GetItems("PackageVersion").ToLookup(
            item => item.EvaluatedInclude, item => item.GetMetadataValue("Version"), StringComparer.OrdinalIgnoreCase);
        return
            from type in _packages
            from item in project.GetItems(type)
            let own = new[] { item.GetMetadataValue("VersionOverride"),
                item.GetMetadataValue("Version") }.FirstOrDefault(HasText)
            let stated = own ?? (isCentral ? central[item.EvaluatedInclude].LastOrDefault() : null) ?? ""
            from version in stated.Split(';', StringSplitOptions.TrimEntries)
            select new EvaluatedPackage(item.EvaluatedInclude, version, type != "PackageDownload" && RunsInBuild(item));
    }

    private static bool HasText(string text) => text.Length > 0;

    private static bool RunsInBuild(ProjectItem item)
    {
        string[] included = Split(item.GetMetadataValue("IncludeAssets"));
        string[] excluded = Split(item.GetMetadataValue("ExcludeAssets"));
        return (included.Length == 0 || Names(included, "all", "build"))
            && !Names(excluded, "all", "build");
    }

    private static bool Names(string[] assets, params string[] names) =>
        assets.Any(asset => names.Contains(asset, StringComparer.OrdinalIgnoreCase));

    private static string[] Split(string list) =>
        list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPacked(ProjectItem item) =>
        IsTrue(item.GetMetadataValue("Pack"))
        || _copyMetadata.Any(name =>
            item.GetMetadataValue(name) is { Length: > 0 } copy
                && !copy.Equals("Never", StringComparison.OrdinalIgnoreCase));

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

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
                yield return Path.GetFullPath(file);
            }
        }
    }

    private static string Combine(Project project, string path) =>
        Path.GetFullPath(Path.Combine(project.DirectoryPath, path.Replace('\\', '/')));
}
