using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// The table of packages in the README at the root: rows that link to a package's folder, or a head without rows.
/// </summary>
internal sealed class ReadmeTable(RepositoryLayout layout)
{
    /// <summary>The head of a table that has no row yet.</summary>
    public const string Header = "| Package | What for |\n|---|---|";

    public bool HasRow(string readme, Package package) =>
        Lines(readme).Any(line => IsRow(line, $"{package.Id}/") || IsRow(line, $"{package.Id})"));

    /// <summary>
    /// Determines whether a line is the row of a table whose first cell links to a folder, or to a file in it.
    /// </summary>
    public static bool IsRowOf(string line, string folder) =>
        line.StartsWith('|')
        && line.TrimStart('|').Split('|')[0] is var cell
        && (cell.Contains($"]({folder})", StringComparison.Ordinal)
        || cell.Contains($"]({folder}/", StringComparison.Ordinal));

    /// <summary>Determines whether the README has such a table.</summary>
    public bool Exists(string readme) => FindLastLine(Lines(readme)) >= 0;

    /// <summary>Adds a row after the last one.</summary>
    /// <param name="readme">A text with such a table.</param>
    /// <param name="package">The package.</param>
    /// <param name="target">What the row links to, relative to the root: its README, or its folder.</param>
    /// <param name="description">The second cell; further cells stay empty.</param>
    public string AddRow(string readme, Package package, string target, string description)
    {
        List<string> lines = [.. Lines(readme)];
        var last = FindLastLine(lines);
        var row = lines[last].TrimEnd();
        var columns = row.Trim('|').Split('|').Length;
        string[] cells = [$"[{package.Id}]({target})", Escape(description)];
        var empty = string.Concat(Enumerable.Repeat(" |", Math.Max(columns - cells.Length, 0)));
        lines.Insert(last + 1, $"| {string.Join(" | ", cells.Take(columns))} |{empty}{lines[last][row.Length..]}");
        return string.Join('\n', lines);
    }

    private int FindLastLine(IReadOnlyList<string> lines)
    {
        var rows = Enumerable.Range(0, lines.Count).Where(number => IsRow(lines[number], "")).ToArray();
        if (rows.Length > 0)
        {
            return rows[^1];
        }

        string[] head = Header.Split('\n');
        return Enumerable.Range(1, Math.Max(lines.Count - 1, 0))
            .FirstOrDefault(number => lines[number - 1].TrimEnd() == head[0] && lines[number].TrimEnd() == head[1], -1);
    }

    private static string Escape(string cell) =>
        cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private bool IsRow(string line, string rest) =>
        line.StartsWith('|') && line.Contains($"]({layout.Packages}/{rest}", StringComparison.Ordinal);

    private static string[] Lines(string text) => text.Split('\n');
}
