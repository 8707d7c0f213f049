using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>Runs ApiCompat.</summary>
/// <remarks>
/// ApiCompat comes with every .NET SDK that can build the packages, so there is nothing to install or to restore. Its
/// strict mode reports additions too. Without the references of the project it would miss differences such as the value
/// of an enum.
/// </remarks>
internal static class ApiComparison
{
    private const int MaxShownErrors = 20;

    /// <summary>
    /// Compares packages, with one MSBuild call. What is found is read with <see cref="PackagePair.ReadDifferences"/>.
    /// </summary>
    /// <param name="pairs">At least one; all from one checkout.</param>
    /// <param name="cancellationToken">Ends MSBuild.</param>
    /// <returns>Why packages could not be compared, by id.</returns>
    public static async Task<IReadOnlyDictionary<string, Problem>> RunAsync(
        IReadOnlyList<PackagePair> pairs, CancellationToken cancellationToken)
    {
        var project = Path.Combine(pairs[0].Folder, "compare.proj");
        await File.WriteAllTextAsync(project, ComparisonProject.Create(pairs), cancellationToken);
        string[] arguments =
        [
            "msbuild", project, "-nologo", "-nodeReuse:false", "-noAutoResponse", "-verbosity:quiet",
            "-consoleLoggerParameters:NoSummary",
        ];

        // Run inside of the checkout, so that its global.json counts.
        var (status, output) = await DotnetProcess.RunAsync(
            Path.GetDirectoryName(pairs[0].Project)!, arguments, cancellationToken);
        var problems = new Dictionary<string, Problem>(StringComparer.Ordinal);
        if (status != 0 && pairs is [var only])
        {
            var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            problems[only.Id] = CompatibilityProblems.NotCompared(only.Id, lines.Distinct().Take(MaxShownErrors));
        }
        else if (status != 0)
        {
            // One package must not hold back the others.
            foreach (var pair in pairs)
            {
                foreach (var (id, problem) in await RunAsync([pair], cancellationToken))
                {
                    problems[id] = problem;
                }
            }
        }

        return problems;
    }
}
