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
        ICheckRule[] all = [.. rules];
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = all.Where(rule => rule.RunsBesideOthers)
            .ToDictionary(rule => rule, rule => CheckAsync(rule, context, ending.Token));
        try
        {
            var findings = new List<Finding>();
            string? step = null;
            foreach (var rule in all)
            {
                if (rule.Step != step)
                {
                    progress.Step(step = rule.Step);
                }

                findings.AddRange(await (
                    started.GetValueOrDefault(rule) ?? CheckAsync(rule, context, cancellationToken)));
            }

            return [.. findings.DistinctBy(finding => finding.Problem)];
        }
        finally
        {
            // After a failure, no process of another rule is left.
            await ending.CancelAsync();
            await ((Task)Task.WhenAll(started.Values)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<IReadOnlyList<Finding>> CheckAsync(
        ICheckRule rule, CheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await rule.CheckAsync(context, cancellationToken);
        }
        catch (ReleaseException exception)
        {
            return [.. exception.Problems.Select(problem => new Finding(problem))];
        }
    }
}
