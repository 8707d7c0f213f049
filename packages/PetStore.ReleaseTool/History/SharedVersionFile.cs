using PetStore.ReleaseTool.Git;

namespace PetStore.ReleaseTool.History;

/// <summary>A version.json or version.txt above the packages, as one commit leaves it.</summary>
/// <param name="Path">
/// Relative to the root, with '/'. It may also be the path of a folder that the packages are in: NBGV fails where that
/// is not a folder.
/// </param>
/// <param name="Blob">The object id of its content; null when the file does not exist.</param>
/// <param name="Kind">What it is.</param>
internal sealed record SharedVersionFile(string Path, string? Blob, FileKind Kind = FileKind.File);
