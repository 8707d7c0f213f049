using System.Globalization;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>Writes the version.json of a project that stated its version itself.</summary>
internal static class AdoptedVersion
{
    private const string Default = "1.0";

    /// <summary>Writes the file so that the next release is the patch after the stated version.</summary>
    /// <param name="version">What the project states, such as <c>1.2.3-beta</c>.</param>
    public static string CreateFile(string? version)
    {
        // The file itself is the first commit of the version height.
        var parsed = NuGetVersion.TryParse(version, out var known) ? known : null;
        var text = parsed is null ? Default : string.Create(CultureInfo.InvariantCulture, $"{parsed.Major}.{parsed.Minor}") + Tag(parsed);
        var offset = parsed is { Patch: > 0 } ? string.Create(CultureInfo.InvariantCulture, $",\n  \"versionHeightOffset\": {parsed.Patch}") : "";
        return $$"""
            {
              "inherit": true,
              "version": "{{text}}",
              "pathFilters": [ "." ]{{offset}}
            }

            """.ReplaceLineEndings("\n");
    }

    private static string Tag(NuGetVersion version) => version.IsPrerelease ? $"-{version.Release}" : "";
}
