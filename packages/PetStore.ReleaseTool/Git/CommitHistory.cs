using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Git;

/// <summary>A commit and all its ancestors, with what versions are counted from.</summary>
/// <param name="Layout">Where the packages are.</param>
/// <param name="Commits">Parents before children; the last is the commit itself.</param>
/// <param name="VersionFiles">
/// The text of every version.json and version.txt in <see cref="Commit.Files"/>, by object id.
/// </param>
internal sealed record CommitHistory(
    RepositoryLayout Layout, IReadOnlyList<Commit> Commits, IReadOnlyDictionary<string, string> VersionFiles)
{
    /// <summary>Gets the commit that the history was read for.</summary>
    public Commit Head => Commits[^1];

    /// <summary>
    /// Gets the first-parent chain of <see cref="Head"/>, oldest first, as positions in <see cref="Commits"/>.
    /// </summary>
    public IReadOnlyList<int> Line { get; } = FindLine(Commits);

    /// <summary>
    /// Finds the position of each commit's last child in <see cref="Commits"/>; 0 for a commit without children.
    /// </summary>
    public int[] FindLastChildren()
    {
        var lastChildren = new int[Commits.Count];
        foreach (var (position, commit) in Commits.Index())
        {
            foreach (var parent in commit.Parents)
            {
                lastChildren[parent] = position;
            }
        }

        return lastChildren;
    }

    private static List<int> FindLine(IReadOnlyList<Commit> commits)
    {
        var line = new List<int> { commits.Count - 1 };
        while (commits[line[^1]].Parents is [var first, ..])
        {
            line.Add(first);
        }

        line.Reverse();
        return line;
    }
}
