namespace PetStore.ReleaseTool.History;

/// <summary>A version.json above the packages, as one commit leaves it.</summary>
/// <param name="Path">Relative to the root, with '/'.</param>
/// <param name="Blob">The object id of its content; null when the file does not exist.</param>
internal sealed record SharedVersionFile(string Path, string? Blob);
