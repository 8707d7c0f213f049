using System.Xml;
using System.Xml.Linq;
using NuGet.Versioning;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>Reads the versions that the consumers in the working tree pin. Pinned versions are published.</summary>
/// <param name="root">The absolute path of the repository.</param>
/// <param name="versions">Knows the packages of this repository, deleted ones too.</param>
internal sealed class PinReader(string root, VersionHistory versions)
{
    private static readonly string[] _buildOutputs = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>Reads the pins of all consumers.</summary>
    /// <returns>By project, then in the project's order; several consumers may pin the same version.</returns>
    /// <exception cref="ReleaseException">A project is not XML or cannot be read.</exception>
    public IReadOnlyList<Pin> ReadPins()
    {
        var folder = Path.Combine(root, versions.Layout.Consumers);
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var pins = new List<Pin>();
        var problems = new List<Problem>();
        foreach (var path in ListProjects(folder))
        {
            var project = Path.GetRelativePath(root, path).Replace('\\', '/');
            try
            {
                pins.AddRange(ReadPins(project, File.ReadAllText(path)));
            }
            catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
            {
                problems.Add(PlanProblems.UnreadableConsumer(project, exception is XmlException
                    ? $"it is not XML: {exception.Message}"
                    : $"it cannot be read: {exception.Message}"));
            }
        }

        return problems.Count == 0 ? pins : throw new ReleaseException(problems);
    }

    /// <summary>Reads the pins of one project.</summary>
    /// <param name="project">The project's path, for messages.</param>
    /// <param name="text">Its content.</param>
    /// <exception cref="XmlException">The text is not XML.</exception>
    public IEnumerable<Pin> ReadPins(string project, string text)
    {
        var references =
            from reference in ReadReferences(text)
            let package = versions.FindPackage(reference.Id)
            where package is not null
            select (Package: package, reference.Version);

        foreach (var reference in references.ToLookup(reference => reference.Package, reference => reference.Version))
        {
            // One element may name the package, and another one its version, with Update.
            foreach (var version in reference.OfType<string>().DefaultIfEmpty(""))
            {
                if (!TryRead(version, out var pinned))
                {
                    yield return new Pin(
                        project, reference.Key, null, PlanProblems.UnreadablePin(project, reference.Key.Id, version));
                }
                else if (pinned is not null)
                {
                    yield return new Pin(project, reference.Key, pinned);
                }
            }
        }
    }

    /// <summary>Reads the references of a project, each element by itself. The version is null where an element has none.</summary>
    /// <exception cref="XmlException">The text is not XML.</exception>
    public static IEnumerable<(string Id, string? Version)> ReadReferences(string text) =>
        from element in XDocument.Parse(text).Descendants().Where(element => element.Name.LocalName == "PackageReference")
        from name in (Attribute(element, "Include") ?? Attribute(element, "Update") ?? "").Split(';', StringSplitOptions.TrimEntries)
        select (name, Attribute(element, "Version") ?? Element(element, "Version"));

    private List<string> ListProjects(string folder)
    {
        try
        {
            return [.. FindProjects(folder)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(PlanProblems.UnreadableConsumer(
                Path.GetRelativePath(root, folder), $"it cannot be listed: {exception.Message}"));
        }
    }

    // A floating version is valid, but it is not a pin.
    private static bool TryRead(string text, out NuGetVersion? pinned)
    {
        var exact = text is ['[', .. var inner, ']'] ? inner : text;
        return NuGetVersion.TryParse(exact, out pinned)
            || (text.Contains('*', StringComparison.Ordinal) && FloatRange.TryParse(text, out _));
    }

    private static IEnumerable<string> FindProjects(string folder) =>
        Directory.EnumerateFiles(folder, "*.*proj")
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(inner => !_buildOutputs.Contains(Path.GetFileName(inner)))
                .SelectMany(FindProjects))
            .Order(StringComparer.Ordinal);

    private static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value.Trim();

    private static string? Element(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim();
}
