namespace PetStore.ReleaseTool.Output;

/// <summary>Writes text into Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>Escapes what Markdown would read as the end of a cell or of a row, as a tag, or as markup.</summary>
    public static string Escape(string text) => string.Concat(text.Select(each => each switch
    {
        _ when char.IsControl(each) => " ",
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '|' or '`' or '*' or '_' or '[' or ']' or '\\' => $"\\{each}",
        _ => each.ToString(),
    }));
}
