namespace PetStore.ReleaseTool.Git;

/// <summary>One commit of a history.</summary>
/// <param name="Id">40 hexadecimal digits.</param>
/// <param name="Parents">
/// Positions in <see cref="CommitHistory.Commits"/>, the first parent first; all before this commit's own.
/// </param>
/// <param name="ChangedPaths">
/// The paths whose content differs from any parent, each once, relative to the root, with '/'.
/// </param>
/// <param name="Files">Those of the changed paths that make versions, with their new content.</param>
internal sealed record Commit(
    string Id,
    IReadOnlyList<int> Parents,
    IReadOnlyList<string> ChangedPaths,
    IReadOnlyList<FileChange> Files);
