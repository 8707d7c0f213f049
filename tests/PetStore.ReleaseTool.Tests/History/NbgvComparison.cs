using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

/// <summary>Compares a package's versions along a line with those of NBGV.</summary>
internal sealed class NbgvComparison(NbgvOracle oracle)
{
    // What the tool refuses, although NBGV has a number.
    private static readonly string[] _refusals = ["PSR1003", "PSR1024", "PSR1025", "PSR1026", "PSR1027"];

    /// <summary>Gets the number of versions that were equal.</summary>
    public int Equal { get; private set; }

    /// <summary>Gets the number of commits at which both the tool and NBGV gave no version.</summary>
    public int Failed { get; private set; }

    /// <summary>Compares a package at the commit that a history ends with.</summary>
    /// <returns>The difference; null when there is none.</returns>
    public string? FindDifference(string package, string commit, VersionHistory versions)
    {
        var state = versions.FindPackage(package) is null ? PackageState.Absent : versions.GetState(package);
        var expected = oracle.Compute(package, commit);
        var actual = state.Version?.ToString();
        Problem[] problems = [
            .. new[] { state.Options.Problem, state.Options.Failure, state.Contents.CountProblem }.OfType<Problem>()];
        var problem = string.Join(' ', problems.AsEnumerable());
        if (actual is not null)
        {
            Equal++;
            return expected.Failure is null && expected.Version == actual
                ? null
                : $"{package} at {commit} is {actual} ({problem}), by NBGV {expected}";
        }

        Failed++;
        var isRefused = expected.Version is null || expected.Version[0] == '\'' || problems.Any(IsRefusal);
        return isRefused ? null : $"{package} at {commit} has no version ({problem}), by NBGV {expected}";
    }

    // NBGV does not read a pattern that comes after one that matches.
    private static bool IsRefusal(Problem problem) =>
        _refusals.Contains(problem.Code)
        || problem.Text.Contains("NBGV takes the path filters of one", StringComparison.Ordinal)
        || problem.Text.Contains("'publicReleaseRefSpec'", StringComparison.Ordinal);
}
