using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the results of <c>verify</c>.</summary>
internal static class VerificationView
{
    /// <summary>
    /// Shows one line for each package of a lock file, below the name of the file where there are several. Packages with
    /// a problem are left to standard error.
    /// </summary>
    /// <param name="results">What was found out.</param>
    /// <param name="hasSeveralFiles">Whether the caller named several files.</param>
    public static ResultText ShowLocks(IEnumerable<LockVerification> results, bool hasSeveralFiles) => new(string.Join(
        Environment.NewLine,
        results
            .Where(each => each.Result.Problem is null)
            .GroupBy(each => each.File, each => ShowLocked(each.Result))
            .SelectMany(file => hasSeveralFiles
                ? file.Select(line => "  " + line).Prepend($"{DisplayText.Sanitize(file.Key)}:")
                : file)));

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
            $"{results.Count(result => result.IsEqual)} of {results.Count} packages on {feed} are what their commits "
                + "build.")));
    }

    private static string ShowLocked(Verification result) =>
        $"{result.Package.Id} {result.Package.Version}: built from {DisplayText.Short(result.Commit!)}, content hash "
        + (result.Difference is { } difference ? $"differs: {difference}" : "equal.");
}
