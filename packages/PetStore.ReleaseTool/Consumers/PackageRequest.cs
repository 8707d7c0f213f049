using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Consumers;

/// <summary>A place where a consumer names a package, a version of it, or both.</summary>
/// <param name="Text">The names as they are written, for messages.</param>
/// <param name="Name">The package's id; '*' replaces each expression that only MSBuild can evaluate.</param>
/// <param name="Version">The version as it is written; null when this place has none.</param>
/// <param name="NeedsVersion">Whether some place has to give a version for this one.</param>
internal sealed partial record PackageRequest(string Text, string Name, string? Version, bool NeedsVersion)
{
    /// <summary>Gets a value indicating whether only MSBuild can tell the id.</summary>
    public bool IsComputed => Name.Contains('*', StringComparison.Ordinal);

    /// <summary>Creates the requests of an item: one for each name and version.</summary>
    /// <param name="names">Names, separated by semicolons, with MSBuild's escapes and expressions.</param>
    /// <param name="versions">The versions; each may be several that semicolons separate.</param>
    /// <param name="needsVersion">Whether the names need a version.</param>
    public static IEnumerable<PackageRequest> Create(string names, IEnumerable<string> versions, bool needsVersion)
    {
        string?[] all = [.. versions.SelectMany(version => version.Split(';', StringSplitOptions.TrimEntries))
            .Select(Unescape)];
        return
            from name in Expression().Replace(names, "*")
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            from version in all.DefaultIfEmpty(null)
            select new PackageRequest(names, Unescape(name), version, needsVersion);
    }

    /// <summary>Determines whether the name is this id, or may become it.</summary>
    public bool CanName(string id) => IsComputed
        ? Regex.IsMatch(
            id, $"^{Regex.Escape(Name).Replace("\\*", ".*", StringComparison.Ordinal)}$",
            RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)
        : id.Equals(Name, StringComparison.OrdinalIgnoreCase);

    private static string Unescape(string text) => Uri.UnescapeDataString(text);

    // $(A), @(A->'%(B)') and $([A]::B('c')): to the parenthesis that closes it, or to the end.
    [GeneratedRegex(
        @"[$@%]\((?>'[^']*'|[^()']+|(?<open>\()|(?<-open>\)))*(?(open)(?!))(?:\)|$)|[$@%]\(.*$",
        RegexOptions.Singleline)]
    private static partial Regex Expression();
}
