using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Checking;

/// <summary>The table of packages in the README at the root: the rows that link to a folder below <c>packages/</c>.</summary>
internal static class ReadmeTable
{
    public static bool HasRow(string readme, string id) => Lines(readme).Any(line => IsRow(line, $"{id}/") || IsRow(line, $"{id})"));

    /// <summary>Whether there is such a table.</summary>
    public static bool IsIn(string readme) => Lines(readme).Any(line => IsRow(line, ""));

    /// <summary>Adds a row after the last one.</summary>
    /// <param name="readme">A text with such a table.</param>
    /// <param name="id">The package.</param>
    /// <param name="description">The second cell; further cells stay empty.</param>
    public static string AddRow(string readme, string id, string description)
    {
        var lines = Lines(readme).ToList();
        var last = lines.FindLastIndex(line => IsRow(line, ""));
        var row = lines[last].TrimEnd();
        var columns = row.Trim('|').Split('|').Length;
        string[] cells = [$"[{id}]({PackageLayout.FolderOf(id)}/README.md)", Escape(description)];
        var empty = string.Concat(Enumerable.Repeat(" |", Math.Max(columns - cells.Length, 0)));
        lines.Insert(last + 1, $"| {string.Join(" | ", cells.Take(columns))} |{empty}{lines[last][row.Length..]}");
        return string.Join('\n', lines);
    }

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static bool IsRow(string line, string rest) =>
        line.StartsWith('|') && line.Contains($"]({PackageLayout.Root}/{rest}", StringComparison.Ordinal);

    private static string[] Lines(string text) => text.Split('\n');
}
