namespace PetStore.ReleaseTool.History;

/// <summary>One entry of <c>pathFilters</c>, as NBGV reads it: <c>.</c>, <c>docs</c>, <c>../X</c>, <c>/X</c>, <c>:/X</c>, <c>:!docs</c>, <c>:^docs</c>.</summary>
/// <param name="Path">Relative to the root of the repository, with '/', without one at the end; empty for the root.</param>
/// <param name="IsExclude">Whether it takes paths away.</param>
internal sealed record PathFilter(string Path, bool IsExclude)
{
    /// <summary>Reads an entry.</summary>
    /// <param name="entry">The entry as it stands in version.json.</param>
    /// <param name="folder">The folder of that version.json, relative to the root; empty for the root.</param>
    /// <exception cref="FormatException">It is empty, leaves the repository, or has a form that is not known.</exception>
    public static PathFilter Parse(string entry, string folder)
    {
        return entry switch
        {
            "" or ":!" or ":^" => throw new FormatException("is empty"),
            [':', '!' or '^', .. var rest] => new PathFilter(Resolve(rest, folder), IsExclude: true),
            [':', '/' or '\\', .. var rest] => new PathFilter(Normalize(rest), IsExclude: false),
            [':', ..] => throw new FormatException("has a form that is not known"),
            _ => new PathFilter(Resolve(entry, folder), IsExclude: false),
        };
    }

    /// <summary>Whether a file is this path or below it.</summary>
    public bool Covers(string file) =>
        file.StartsWith(Path, StringComparison.Ordinal) && (file.Length == Path.Length || (Path.Length > 0 && file[Path.Length] == '/'));

    private static string Resolve(string entry, string folder)
    {
        if (entry[0] is '/' or '\\')
        {
            return Normalize(entry[1..]);
        }

        var segments = new List<string>();
        foreach (var segment in $"{folder}/{entry}".Split('/', '\\'))
        {
            switch (segment)
            {
                case "" or ".":
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

        return string.Join('/', segments);
    }

    private static string Normalize(string path) => path.Replace('\\', '/').TrimEnd('/');
}
