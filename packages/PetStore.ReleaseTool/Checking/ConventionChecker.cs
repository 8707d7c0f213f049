using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Applies rules to a repository.</summary>
internal static class ConventionChecker
{
    /// <summary>Finds every convention that does not hold.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="context">What the rules look at.</param>
    /// <param name="progress">Told of each step.</param>
    /// <param name="cancellationToken">Ends the check and its processes.</param>
    /// <returns>The findings, each problem once, in the order of the rules.</returns>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(
        IEnumerable<ICheckRule> rules, CheckContext context, IProgressLog progress, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        string? step = null;
        foreach (var rule in rules)
        {
            if (rule.Step != step)
            {
                progress.Step(step = rule.Step);
            }

            try
            {
                findings.AddRange(await rule.CheckAsync(context, cancellationToken));
            }
            catch (ReleaseException exception)
            {
                findings.AddRange(exception.Problems.Select(problem => new Finding(problem)));
            }
        }

        return [.. findings.DistinctBy(finding => finding.Problem)];
    }
}
