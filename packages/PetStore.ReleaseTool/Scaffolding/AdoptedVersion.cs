using System.Globalization;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>Writes the version.json of a new package, or of a project that stated its version itself.</summary>
internal static class AdoptedVersion
{
    private const string Default = "1.0";

    /// <summary>Writes the file so that the next release is the patch after the stated version.</summary>
    /// <param name="version">
    /// What the project states, such as <c>1.2.3-beta</c>; null to inherit a version, and its height.
    /// </param>
    /// <param name="inputs">The inputs beside the package's own folder, each with '/' in front.</param>
    public static string CreateFile(string? version, params IEnumerable<string> inputs)
    {
        var filters = string.Join(", ", inputs.Prepend(".").Select(input => $"\"{input}\""));
        string[] lines =
        [
            "  \"inherit\": true",
            .. version is null ? [] : ReadLines(version),
            $"  \"pathFilters\": [ {filters} ]",
        ];
        return $"{{\n{string.Join(",\n", lines)}\n}}\n";
    }

    // The file itself is the first commit of the version height.
    private static IEnumerable<string> ReadLines(string text)
    {
        var version = NuGetVersion.TryParse(text, out var known) ? known : new NuGetVersion(Default);
        var number = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}{Tag(version)}");
        yield return $"  \"version\": \"{number}\"";
        if (version.Patch > 0)
        {
            // For this MAJOR.MINOR only: the next one starts at 1.
            yield return string.Create(CultureInfo.InvariantCulture, $"  \"versionHeightOffset\": {version.Patch}");
            yield return $"  \"versionHeightOffsetAppliesTo\": \"{number}\"";
        }
    }

    private static string Tag(NuGetVersion version) => version.IsPrerelease ? $"-{version.Release}" : "";
}
