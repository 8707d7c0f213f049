namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>
/// One entry of <c>pathFilters</c>, as NBGV reads it: <c>.</c>, <c>docs</c>, <c>../X</c>, <c>/X</c>, <c>:/X</c>,
/// <c>:!docs</c>,
/// <c>:^docs</c>.
/// </summary>
/// <param name="Path">
/// Relative to the root of the repository, with '/', without one at the end; empty for the root.
/// </param>
/// <param name="IsExclude">Whether it takes paths away.</param>
internal sealed record PathFilter(string Path, bool IsExclude)
{
    private static readonly char[] _separators = [System.IO.Path.DirectorySeparatorChar,
        System.IO.Path.AltDirectorySeparatorChar];

    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The entry as it is in version.json.</param>
    /// <param name="folder">The folder of that version.json, relative to the root; empty for the root.</param>
    /// <exception cref="FormatException">
    /// NBGV fails on it: it is empty, leaves the repository, or has an unknown form.
    /// </exception>
    public static PathFilter Parse(string entry, string folder) => Parse(entry, folder, _separators);

    /// <summary>Finds out why an entry that NBGV reads may not be used.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="folder">The folder of its version.json.</param>
    /// <returns>The rest of a sentence; null when the entry may be used.</returns>
    public static string? FindFault(string entry, string folder)
    {
        if (entry.AsSpan().ContainsAny('*', '?'))
        {
            return "has a wildcard, which would be taken literally";
        }

        return entry.Contains('\\') && TryParse(entry, folder, ['/']) != TryParse(entry, folder, ['/', '\\'])
            ? "has a '\\', which means another path on Windows than elsewhere"
            : null;
    }

    /// <summary>Determines whether a file is this path or below it.</summary>
    public bool Covers(string file) =>
        file.StartsWith(Path, StringComparison.Ordinal)
        && (file.Length == Path.Length || (Path.Length > 0 && file[Path.Length] == '/'));

    private static PathFilter? TryParse(string entry, string folder, char[] separators)
    {
        try
        {
            return Parse(entry, folder, separators);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static PathFilter Parse(string entry, string folder, char[] separators) => entry switch
    {
        "" or ":" or ":!" or ":^" => throw new FormatException("is empty"),
        [':', '!' or '^', .. var rest] => Resolve(rest, folder, separators) with { IsExclude = true },
        [':', '/' or '\\', .. var rest] => new PathFilter(Normalize(rest), IsExclude: false),
        [':', ..] => throw new FormatException("has a form that is not known"),
        _ => Resolve(entry, folder, separators),
    };

    // NBGV resolves "." and ".." only in a relative entry, and replaces '\' only afterwards.
    private static PathFilter Resolve(string entry, string folder, char[] separators)
    {
        if (entry[0] is '/' or '\\')
        {
            return new PathFilter(Normalize(entry[1..]), IsExclude: false);
        }

        var segments = new List<string>();
        foreach (var segment in $"{folder}/{entry}".Split(separators, StringSplitOptions.RemoveEmptyEntries))
        {
            switch (segment)
            {
                case ".":
                    break;
                case ".." when segments.Count == 0:
                    throw new FormatException("leaves the repository");
                case "..":
                    segments.RemoveAt(segments.Count - 1);
                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return new PathFilter(Normalize(string.Join('/', segments)), IsExclude: false);
    }

    private static string Normalize(string path) => path.Replace('\\', '/').TrimEnd('/');
}
