using System.Xml.Linq;

namespace PetStore.ReleaseTool.Consumers;

/// <summary>The packages, imports and projects that an MSBuild file names, read as text.</summary>
/// <remarks>
/// No condition is evaluated, and nothing is removed: a version that is asked for under any condition is asked for.
/// MSBuild ignores the case of item, metadata and property names.
/// </remarks>
internal sealed record MSBuildFile(
    IReadOnlyList<PackageRequest> Requests, IReadOnlyList<MSBuildImport> Imports, IReadOnlyList<string> Projects)
{
    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    private static readonly string[] _versionItems = ["PackageVersion"];
    private static readonly string[] _packageItems = ["PackageReference", "PackageDownload", "GlobalPackageReference"];
    private static readonly string[] _versions = ["Version", "VersionOverride"];

    // The SDK and NuGet import the files that these properties name.
    private static readonly string[] _importProperties =
    [
        "AfterMicrosoftNETSdkTargets", "BeforeMicrosoftNETSdkTargets", "CustomAfterDirectoryBuildProps",
        "CustomAfterDirectoryBuildTargets", "CustomAfterMicrosoftCommonCrossTargetingTargets",
        "CustomAfterMicrosoftCommonProps",
        "CustomAfterMicrosoftCommonTargets", "CustomBeforeDirectoryBuildProps", "CustomBeforeDirectoryBuildTargets",
        "CustomBeforeMicrosoftCommonCrossTargetingTargets", "CustomBeforeMicrosoftCommonProps",
        "CustomBeforeMicrosoftCommonTargets",
        "DirectoryBuildPropsPath", "DirectoryBuildTargetsPath", "DirectoryPackagesPropsPath",
    ];

    /// <exception cref="System.Xml.XmlException">The text is not XML.</exception>
    public static MSBuildFile Parse(string text)
    {
        XElement[] elements = [.. XDocument.Parse(text).Descendants()];
        return new MSBuildFile(
            [.. elements.SelectMany(FindRequests)],
            [.. elements.SelectMany(FindImports)],
            [.. elements.Where(element => IsNamed(element, "ProjectReference"))
                .SelectMany(element => FindValues(element, "Include"))]);
    }

    /// <summary>Finds the files that a property makes MSBuild import.</summary>
    public static IEnumerable<MSBuildImport> FindImports(string property, string value) =>
        _importProperties.Contains(property, StringComparer.OrdinalIgnoreCase)
            ? value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Where(path => !path.Equals($"$({property})", IgnoreCase))
                .Select(path => new MSBuildImport(path, HasCondition: true))
            : [];

    private static IEnumerable<PackageRequest> FindRequests(XElement element)
    {
        var isPackage = IsNamed(element, _packageItems);
        if (isPackage || IsNamed(element, _versionItems))
        {
            string[] versions = [.. FindValues(element, _versions)];
            return FindValues(element, "Include")
                .SelectMany(names => PackageRequest.Create(names, versions, needsVersion: isPackage))
                .Concat(FindValues(element, "Update")
                    .SelectMany(names => PackageRequest.Create(names, versions, needsVersion: false)));
        }

        // A task may make items, whose names only a build knows.
        var made = FindValues(element, "ItemName")
            .Where(name => _packageItems.Contains(name, StringComparer.OrdinalIgnoreCase));
        return FindSdks(element)
            .SelectMany(sdk => PackageRequest.Create(sdk.Name, sdk.Versions, needsVersion: false))
            .Concat(made.SelectMany(name => PackageRequest.Create($"@({name})", [], needsVersion: false)));
    }

    // "A;B/1.0" in an attribute, or an element with a name and a version.
    private static IEnumerable<(string Name, string[] Versions)> FindSdks(XElement element)
    {
        if (IsNamed(element, "Sdk"))
        {
            return FindValues(element, "Name").Select(name => (name, FindValues(element, "Version").ToArray()));
        }

        return IsNamed(element, "Project", "Import")
            ? FindValues(element, "Sdk")
                .SelectMany(sdks => sdks.Split(';', StringSplitOptions.TrimEntries))
                .Select(sdk => sdk.Split('/', 2))
                .Select(parts => (parts[0], (string[])[.. parts[1..], .. FindValues(element, "Version")]))
            : [];
    }

    private static IEnumerable<MSBuildImport> FindImports(XElement element)
    {
        if (!IsNamed(element, "Import"))
        {
            return element.HasElements ? [] : FindImports(element.Name.LocalName, element.Value);
        }

        var hasCondition = element.AncestorsAndSelf().Any(each => FindValues(each, "Condition").Any());
        return FindValues(element, "Sdk").Any()
            ? []
            : FindValues(element, "Project").Select(path => new MSBuildImport(path, hasCondition));
    }

    private static bool IsNamed(XElement element, params string[] names) =>
        names.Contains(element.Name.LocalName, StringComparer.OrdinalIgnoreCase);

    // Metadata may be an attribute or an element.
    private static IEnumerable<string> FindValues(XElement element, params string[] names) =>
        element.Attributes()
            .Where(attribute => names.Contains(attribute.Name.LocalName, StringComparer.OrdinalIgnoreCase))
            .Select(attribute => attribute.Value)
            .Concat(element.Elements().Where(child => IsNamed(child, names)).Select(child => child.Value))
            .Select(value => value.Trim());
}
