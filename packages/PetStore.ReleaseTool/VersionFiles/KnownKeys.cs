using Newtonsoft.Json;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>
/// The keys of a version.json that NBGV knows. NBGV ignores any other key, which may be a mistyped one.
/// </summary>
internal static class KnownKeys
{
    private static readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        "$schema", "inherit", "version", "prerelease", "pathFilters", "versionHeightOffset",
        "versionHeightOffsetAppliesTo",
        "buildNumberOffset", "semVer1NumericIdentifierPadding", "nugetPackageVersion", "assemblyVersion",
        "publicReleaseRefSpec",
        "gitCommitIdPrefix", "gitCommitIdShortFixedLength", "gitCommitIdShortAutoMinimum", "gitCommitIdIncludeDirty",
        "cloudBuild",
        "release", "nugetPackageVersion.semVer", "nugetPackageVersion.precision",
    };

    /// <summary>Gets the keys, for a message.</summary>
    public static IEnumerable<string> All => _names;

    /// <summary>
    /// Finds the first key that is not known, among those of the document and of <c>nugetPackageVersion</c>.
    /// </summary>
    /// <param name="text">A document that could be read.</param>
    public static string? FindUnknown(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        string? outer = null;
        while (reader.Read())
        {
            if (reader is not { TokenType: JsonToken.PropertyName, Depth: 1 or 2, Value: string name })
            {
                continue;
            }

            outer = reader.Depth == 1 ? name : outer;
            var key = reader.Depth == 1 ? name : $"{outer}.{name}";
            var isChecked = reader.Depth == 1
                || string.Equals(outer, "nugetPackageVersion", StringComparison.OrdinalIgnoreCase);
            if (isChecked && !_names.Contains(key))
            {
                return key;
            }
        }

        return null;
    }
}
