namespace PetStore.ReleaseTool.Output;

/// <summary>A result, ready to be written to standard output.</summary>
/// <param name="Table">A table; null for none.</param>
/// <param name="Text">Text below the table; null for none.</param>
internal sealed record ResultText(TextTable? Table, string? Text)
{
    public ResultText(string text)
        : this(null, text)
    {
    }
}
