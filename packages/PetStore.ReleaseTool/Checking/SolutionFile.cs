using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>A solution at the root, and the projects that it lists.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Projects">Relative to the root, with '/'.</param>
internal sealed partial record SolutionFile(string Path, IReadOnlyList<string> Projects)
{
    private const string SolutionFolder = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    /// <summary>Reads all solutions at the root, in ordinal order. One that is damaged lists nothing.</summary>
    public static IReadOnlyList<SolutionFile> ReadAll(WorkingFiles files) =>
    [
        .. files.Paths
            .Where(path => !path.Contains('/', StringComparison.Ordinal))
            .Where(path => System.IO.Path.GetExtension(path) is ".sln" or ".slnx")
            .Select(
                path =>
                    new SolutionFile(
                        path, [.. Read(path, files.ReadText(path)).Select(project => project.Replace('\\', '/'))])),
    ];

    private static IEnumerable<string> Read(string path, string text) => path.EndsWith('x')
        ? ReadXml(text)
        : Entry().Matches(text)
            .Where(match => !match.Groups["type"].Value.Equals(SolutionFolder, StringComparison.OrdinalIgnoreCase))
            .Select(match => match.Groups["path"].Value);

    private static IEnumerable<string> ReadXml(string text)
    {
        try
        {
            return XDocument.Parse(text).Descendants("Project").Attributes("Path").Select(attribute => attribute.Value);
        }
        catch (XmlException)
        {
            return [];
        }
    }

    [GeneratedRegex("""^\s*Project\("(?<type>[^"]*)"\)\s*=\s*"[^"]*"\s*,\s*"(?<path>[^"]*)"\s*,""", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
