using System.Xml;
using System.Xml.Linq;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// The central package versions are not an input of any package, so their file holds nothing that reaches a package in
/// another way than through its lock file.
/// </summary>
internal sealed class CentralVersionsRule : FileRule
{
    private static readonly string[] _items = ["PackageVersion", "GlobalPackageReference"];

    // They decide which versions NuGet takes, which the lock files record, or what it warns of.
    private static readonly string[] _properties =
    [
        "ManagePackageVersionsCentrally", "CentralPackageTransitivePinningEnabled",
        "CentralPackageVersionOverrideEnabled",
        "CentralPackageFloatingVersionsEnabled", "EnablePackageVersionOverride", "NuGetAudit", "NuGetAuditLevel",
        "NuGetAuditMode",
    ];

    private static readonly string[] _groups = ["Choose", "ItemGroup", "Otherwise", "PropertyGroup", "When"];

    protected override IEnumerable<Finding> Check(CheckContext context) => context.Files.Paths
        .Where(path => context.ChecksAll && IsCentral(context.Layout, path))
        .SelectMany(path => Check(path, context.Files.ReadText(path)).Select(problem => new Finding(problem)));

    // The one at the root, and one nearer to the packages.
    private static bool IsCentral(RepositoryLayout layout, string path) =>
        path == RepositoryLayout.CentralVersionsName
        || (Path.GetFileName(path) == RepositoryLayout.CentralVersionsName
            && path.StartsWith(layout.Packages + "/", StringComparison.Ordinal));

    private static IEnumerable<Problem> Check(string path, string text)
    {
        XElement root;
        try
        {
            root = XDocument.Parse(text).Root!;
        }
        catch (XmlException)
        {
            // MSBuild cannot evaluate any project then, which is a finding of another rule.
            return [];
        }

        var versions = string.Concat(
            root.Descendants().Where(IsItem).SelectMany(item => item.Attributes()).Select(each => each.Value));
        return root.Attributes()
            .Where(attribute => attribute.Name.LocalName.Equals("Sdk", StringComparison.OrdinalIgnoreCase))
            .Select(attribute => ConventionProblems.NotACentralVersion(path, $"Sdk=\"{attribute.Value}\""))
            .Concat(
                FindOthers(root, versions)
                    .Select(element => ConventionProblems.NotACentralVersion(path, $"<{element.Name.LocalName}>")));
    }

    private static IEnumerable<XElement> FindOthers(XElement parent, string versions) =>
        parent.Elements().SelectMany(element =>
        IsNamed(element, _groups) ? FindOthers(element, versions)
        : IsItem(element) || IsProperty(element, versions) ? []
        : new[] { element });

    private static bool IsItem(XElement element) =>
        IsNamed(element, _items) && element.Parent is { } group && IsNamed(group, "ItemGroup");

    // A property may hold a version that items name, but not one that the compiler reads too.
    private static bool IsProperty(XElement element, string versions) =>
        element.Parent is { } group
        && IsNamed(group, "PropertyGroup")
        && (IsNamed(element, _properties)
            || (versions.Contains($"$({element.Name.LocalName})", StringComparison.OrdinalIgnoreCase)
            && !IsNamed(element, "LangVersion")));

    private static bool IsNamed(XElement element, params string[] names) =>
        names.Contains(element.Name.LocalName, StringComparer.OrdinalIgnoreCase);
}
