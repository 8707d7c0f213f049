using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the results of <c>verify</c>.</summary>
internal static class VerificationView
{
    /// <summary>
    /// Shows one line for each package of a lock file; packages with a problem are left to standard error.
    /// </summary>
    public static ResultText ShowLock(IEnumerable<Verification> results) => new(string.Join(
        Environment.NewLine,
        results.Where(result => result.Problem is null).Select(result =>
            $"{result.Package.Id} {result.Package.Version}: built from {DisplayText.Short(result.Commit!)}, content hash "
            + (result.Difference is { } difference ? $"differs: {difference}" : "equal."))));

    /// <summary>Shows the packages of a feed in a table, and below it what differs.</summary>
    /// <param name="results">One for each package on the feed.</param>
    /// <param name="feed">The feed as the caller named it.</param>
    public static ResultText ShowFeed(IReadOnlyList<Verification> results, string feed)
    {
        if (results.Count == 0)
        {
            return new ResultText($"{feed} holds no package of this repository.");
        }

        var table = new TextTable("Package", "Version", "Commit", "Content");
        foreach (var result in results)
        {
            table.Add(
                result.Package.Id,
                result.Package.Version.ToString(),
                result.Commit is { } commit ? DisplayText.Short(commit) : "none",
                result.Problem is { } problem ? $"not compared: {problem.Code}" : result.IsEqual ? "equal" : "differs");
        }

        var differences = results.Select(result => result.Difference).OfType<string>();
        return new ResultText(table, string.Join(Environment.NewLine, differences.Append(
            $"{results.Count(result => result.IsEqual)} of {results.Count} packages on {feed} are what their commits build.")));
    }
}
