namespace PetStore.ReleaseTool.Git;

/// <summary>The changes of a commit against any of its parents.</summary>
/// <param name="Paths">Each path once.</param>
/// <param name="Files">Those of the paths whose content makes versions.</param>
internal sealed record CommitChanges(IReadOnlyList<string> Paths, IReadOnlyList<FileChange> Files)
{
    public static readonly CommitChanges None = new([], []);
}
