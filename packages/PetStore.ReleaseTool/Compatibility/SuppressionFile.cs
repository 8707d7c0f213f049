using System.Xml;
using System.Xml.Linq;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>The suppression files of ApiCompat: what it found, or what a team accepts.</summary>
internal static class SuppressionFile
{
    /// <summary>Reads the entries of a file; without the file there are none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Its name for messages.</param>
    /// <exception cref="ReleaseException">The file is not one of ApiCompat.</exception>
    public static IReadOnlyList<Suppression> Read(string path, string name)
    {
        try
        {
            return File.Exists(path) ? Parse(TextFile.Read(path)) : [];
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(CompatibilityProblems.UnreadableSuppressions(name, exception.Message));
        }
    }

    private static IReadOnlyList<Suppression> Parse(string text)
    {
        var root = XDocument.Parse(text).Root!;
        return root.Name.LocalName == "Suppressions"
            ? [.. root.Elements("Suppression").Select(element => new Suppression(
                element.Element("DiagnosticId")?.Value.Trim(),
                element.Element("Target")?.Value.Trim(),
                element.Element("Right")?.Value.Trim()))]
            : throw new XmlException($"its root is '{root.Name.LocalName}', expected 'Suppressions'.");
    }
}
