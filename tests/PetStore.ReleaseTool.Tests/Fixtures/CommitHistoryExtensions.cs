using PetStore.ReleaseTool.Git;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Cuts a history.</summary>
internal static class CommitHistoryExtensions
{
    /// <summary>Gets the history of one of the commits: that commit and its ancestors.</summary>
    /// <param name="history">The history.</param>
    /// <param name="position">The commit's position in the history.</param>
    public static CommitHistory EndAt(this CommitHistory history, int position)
    {
        var positions = new SortedSet<int> { position };
        for (var index = position; index >= 0; index--)
        {
            positions.UnionWith(positions.Contains(index) ? history.Commits[index].Parents : []);
        }

        int[] kept = [.. positions];
        return new CommitHistory(
            history.Layout,
            [
                .. kept.Select(each => history.Commits[each] with
                {
                    Parents = [.. history.Commits[each].Parents.Select(parent => Array.BinarySearch(kept, parent))],
                }),
            ],
            history.VersionFiles);
    }
}
