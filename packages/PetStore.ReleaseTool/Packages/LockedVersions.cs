using System.Text.Json;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Packages;

/// <summary>
/// Reads the versions of a package's direct dependencies from its lock file. Projects have no version there.
/// </summary>
internal static class LockedVersions
{
    /// <summary>Reads the text of a lock file.</summary>
    /// <returns>
    /// The resolved versions by id, the highest where target frameworks differ; empty when the text is no lock file.
    /// </returns>
    public static IReadOnlyDictionary<string, NuGetVersion> Read(string text)
    {
        var versions = new Dictionary<string, NuGetVersion>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, version) in ReadAll(text))
        {
            versions[id] = versions.GetValueOrDefault(id) is { } other && other > version ? other : version;
        }

        return versions;
    }

    private static IEnumerable<(string Id, NuGetVersion Version)> ReadAll(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(dependency => dependency.Value.GetProperty("type").GetString() == "Direct")
                .Select(dependency =>
                    (dependency.Name, NuGetVersion.Parse(dependency.Value.GetProperty("resolved").GetString()!)))];
        }
        catch (Exception exception) when (exception
            is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            // The plan refuses such a release; its notes need not.
            return [];
        }
    }
}
