namespace PetStore.ReleaseTool.Output;

/// <summary>The formats of <c>notes</c>.</summary>
internal enum NotesFormat
{
    /// <summary>The text that packages hold.</summary>
    Text,

    /// <summary>For a summary or a web page.</summary>
    Markdown,

    /// <summary>For programs.</summary>
    Json,
}
