using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>The result of applying fixes.</summary>
/// <param name="Done">What was done, one sentence for each fix.</param>
/// <param name="Problems">What failed.</param>
internal sealed record FixResult(IReadOnlyList<string> Done, IReadOnlyList<Problem> Problems)
{
    public static readonly FixResult None = new([], []);

    /// <summary>Applies each distinct fix. A fix that fails does not stop the others.</summary>
    /// <param name="root">The absolute path of the repository.</param>
    /// <param name="fixes">The fixes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<FixResult> ApplyAsync(
        string root, IEnumerable<Fix> fixes, CancellationToken cancellationToken)
    {
        var done = new List<string>();
        var problems = new List<Problem>();
        foreach (var fix in fixes.DistinctBy(fix => fix.Done))
        {
            try
            {
                await fix.ApplyAsync(root, cancellationToken);
                done.Add(fix.Done);
            }
            catch (ReleaseException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }

        return new FixResult(done, problems);
    }
}
