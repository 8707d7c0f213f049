using System.Xml;
using System.Xml.Linq;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The projects of <c>consumers/</c> in the working tree: what they pin is published.</summary>
internal static class ConsumerProjects
{
    public const string Folder = "consumers";

    private static readonly string[] BuildOutputs = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>Reads the pins of all consumers.</summary>
    /// <param name="root">The root of the repository.</param>
    /// <param name="findId">Spells the id of a package of this repository, present or past, as its folder; null for any other.</param>
    /// <returns>By project, then in the project's order; the same version may be pinned by several.</returns>
    /// <exception cref="ReleaseException">A project is no XML, or asks for a package of this repository in a form that is no pin.</exception>
    public static IReadOnlyList<Pin> ReadPins(string root, Func<string, string?> findId)
    {
        var folder = Path.Combine(root, Folder);
        if (!Directory.Exists(folder))
        {
            return [];
        }

        var pins = new List<Pin>();
        var problems = new List<Problem>();
        foreach (var path in ListProjects(root, folder))
        {
            var project = Path.GetRelativePath(root, path).Replace('\\', '/');
            try
            {
                pins.AddRange(ReadPins(project, File.ReadAllText(path), findId, problems));
            }
            catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
            {
                problems.Add(Problems.UnreadableConsumer(project, exception is XmlException
                    ? $"it is not XML: {exception.Message}"
                    : $"it cannot be read: {exception.Message}"));
            }
        }

        return problems.Count == 0 ? pins : throw new ReleaseException(problems);
    }

    private static List<string> ListProjects(string root, string folder)
    {
        try
        {
            return [.. FindProjects(folder)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(Problems.UnreadableConsumer(Path.GetRelativePath(root, folder), $"it cannot be listed: {exception.Message}"));
        }
    }

    internal static IEnumerable<Pin> ReadPins(string project, string text, Func<string, string?> findId, List<Problem> problems)
    {
        var references =
            from reference in ReadReferences(text)
            let id = findId(reference.Id)
            where id is not null
            select (Id: id, reference.Version);

        foreach (var reference in references.ToLookup(reference => reference.Id, reference => reference.Version))
        {
            // An element may name the package and another one, with Update, its version.
            foreach (var version in reference.OfType<string>().DefaultIfEmpty(""))
            {
                if (!TryRead(version, out var pinned))
                {
                    problems.Add(Problems.UnreadablePin(project, reference.Key, version));
                }
                else if (pinned is not null)
                {
                    yield return new Pin(project, reference.Key, pinned);
                }
            }
        }
    }

    /// <summary>Reads what a project asks for, as it states it: each element on its own, its version null where it has none.</summary>
    /// <exception cref="XmlException">The text is no XML.</exception>
    public static IEnumerable<(string Id, string? Version)> ReadReferences(string text) =>
        from element in XDocument.Parse(text).Descendants().Where(element => element.Name.LocalName == "PackageReference")
        from name in (Attribute(element, "Include") ?? Attribute(element, "Update") ?? "").Split(';', StringSplitOptions.TrimEntries)
        select (name, Attribute(element, "Version") ?? Element(element, "Version"));

    /// <summary>Reads a version as a project states it; a floating one is understood, and no pin.</summary>
    private static bool TryRead(string text, out NuGetVersion? pinned)
    {
        var exact = text is ['[', .. var inner, ']'] ? inner : text;
        return NuGetVersion.TryParse(exact, out pinned) || (text.Contains('*', StringComparison.Ordinal) && FloatRange.TryParse(text, out _));
    }

    private static IEnumerable<string> FindProjects(string folder) =>
        Directory.EnumerateFiles(folder, "*.*proj")
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(inner => !BuildOutputs.Contains(Path.GetFileName(inner)))
                .SelectMany(FindProjects))
            .Order(StringComparer.Ordinal);

    private static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value.Trim();

    private static string? Element(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim();
}
