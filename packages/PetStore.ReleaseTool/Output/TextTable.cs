using Spectre.Console;

namespace PetStore.ReleaseTool.Output;

/// <summary>A table: drawn and wrapped on a terminal, one line per row elsewhere.</summary>
internal sealed class TextTable(params string[] columns)
{
    /// <summary>The width below which a terminal gets the table as text: drawn, it would lose cells.</summary>
    public const int MinWidth = 60;

    private const string Gap = "   ";
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    // Text, not markup: a commit's subject may hold square brackets.
    public Table Draw()
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(
                new TableColumn(new Text(column)) { NoWrap = column is "Version" or "Commit" or "Action" or "Kind" });
        }

        foreach (var row in _rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }

    // Spectre.Console measures each character: for a thousand rows that takes longer than making the plan.
    public override string ToString()
    {
        int[] widths = [.. columns.Select(
            (column, index) => _rows.Select(row => row[index].Length).Append(column.Length).Max())];
        return string.Join(
            Environment.NewLine,
            _rows.Prepend(columns)
                .Select(row => string.Join(Gap, row.Zip(widths, (cell, width) => cell.PadRight(width))).TrimEnd()));
    }
}
