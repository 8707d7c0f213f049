using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Git;

/// <summary>What HEAD has changed since its merge base with another commit.</summary>
/// <param name="Head">HEAD, 40 hexadecimal digits.</param>
/// <param name="Base">The merge base of HEAD and the other commit.</param>
/// <param name="Paths">
/// The files that differ between the two, relative to the root, with '/'. A renamed file has both names.
/// </param>
internal sealed record BranchChanges(string Head, string Base, IReadOnlyList<string> Paths)
{
    /// <summary>Compares HEAD with its merge base.</summary>
    /// <exception cref="ReleaseException">
    /// The revision names no commit, or has no commit in common with HEAD.
    /// </exception>
    public static async Task<BranchChanges> ReadAsync(
        GitRepository repository, string revision, CancellationToken cancellationToken)
    {
        var head = await repository.ResolveAsync("HEAD", cancellationToken);
        var since = await repository.ResolveAsync(revision, cancellationToken);
        var mergeBase = await repository.FindMergeBaseAsync(since, head, cancellationToken)
            ?? throw new ReleaseException(RepositoryProblems.NoMergeBase(revision));
        var output = await GitProcess.RunAsync(
            repository.Root,
            ["diff-tree", "-z", "-r", "--name-only", "--no-renames", "--no-relative", "--ignore-submodules=none",
                mergeBase, head],
            cancellationToken);
        return new BranchChanges(head, mergeBase, output.Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }
}
