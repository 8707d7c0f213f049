using System.Text.Json;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Packages;

/// <summary>
/// The lock file that NuGet writes beside a project: it names the packages and projects that the project depends on.
/// </summary>
internal static class LockFile
{
    /// <summary>Reads the names of the projects, transitive ones too, over all target frameworks.</summary>
    /// <returns>Each name once, in the lower case that NuGet writes.</returns>
    /// <exception cref="FormatException">The text is no lock file; the message says what it is instead.</exception>
    public static IReadOnlySet<string> ReadProjects(string text) => ReadEntries(text)
        .Where(entry => entry.Type == "Project")
        .Select(entry => entry.Id)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the versions that the project asks for, as opposed to those that NuGet resolved.</summary>
    /// <returns>By target framework, then in the order of the file.</returns>
    /// <exception cref="FormatException">The text is no lock file; the message says what it is instead.</exception>
    public static IReadOnlyList<(string Id, string Version)> ReadRequested(string text) =>
        [.. ReadEntries(text).Where(entry => entry.Requested is not null)
            .Select(entry => (entry.Id, entry.Requested!))];

    private static List<(string Id, string? Type, string? Requested)> ReadEntries(string text)
    {
        if (text.Length > RepositoryLayout.MaxTextLength)
        {
            throw new FormatException($"it has more than {RepositoryLayout.MaxTextLength} characters");
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("dependencies", out var frameworks)
                || frameworks.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("it has no object 'dependencies'");
            }

            return [.. frameworks.EnumerateObject().SelectMany(ReadEntries)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("it is not JSON");
        }
    }

    private static IEnumerable<(string Id, string? Type, string? Requested)> ReadEntries(JsonProperty framework)
    {
        if (framework.Value.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"its '{framework.Name}' is no object");
        }

        foreach (var dependency in framework.Value.EnumerateObject())
        {
            if (dependency.Value.ValueKind != JsonValueKind.Object
                || !dependency.Value.TryGetProperty("type", out var type)
                || type.ValueKind != JsonValueKind.String)
            {
                throw new FormatException($"its '{dependency.Name}' has no 'type'");
            }

            var isRequested = dependency.Value.TryGetProperty("requested", out var requested)
                && requested.ValueKind == JsonValueKind.String;
            yield return (dependency.Name, type.GetString(), isRequested ? requested.GetString() : null);
        }
    }
}
