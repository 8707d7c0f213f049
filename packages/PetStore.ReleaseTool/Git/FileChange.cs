namespace PetStore.ReleaseTool.Git;

/// <summary>A file as a commit leaves it.</summary>
/// <param name="Path">Relative to the root, with '/'.</param>
/// <param name="Blob">The object id of its content; null when the commit deletes it.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct FileChange(string Path, string? Blob, FileKind Kind = FileKind.File);
