using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Git;

/// <summary>What a commit changes, against any of its parents.</summary>
/// <param name="Paths">Each path once.</param>
/// <param name="Files">Of these, the files whose content makes versions.</param>
internal sealed record CommitChanges(IReadOnlyList<string> Paths, IReadOnlyList<FileChange> Files)
{
    public static readonly CommitChanges None = new([], []);
}
