using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>
/// The branches of a trigger, as Azure Pipelines names them: '*' matches any characters, '?' one character.
/// </summary>
internal static class TriggerBranches
{
    private const string Prefix = "refs/heads/";
    private const string DefaultTarget = "main";

    /// <summary>
    /// Translates <c>publicReleaseRefSpec</c>, so that a pipeline runs for the branches whose commits may be published.
    /// </summary>
    /// <param name="refSpecs">Regular expressions over full ref names.</param>
    /// <param name="path">The version.json that a message names.</param>
    /// <returns>In the order of the expressions, each branch once; at least one.</returns>
    /// <exception cref="ReleaseException">There is no expression, or a trigger cannot express one of them.</exception>
    public static IReadOnlyList<string> Create(IReadOnlyList<string> refSpecs, string path)
    {
        if (refSpecs.Count == 0)
        {
            throw new ReleaseException(PipelineProblems.NoBranch(path));
        }

        Problem[] problems =
        [
            .. refSpecs.Where(refSpec => Translate(refSpec) is null)
            .Select(refSpec => PipelineProblems.UnknownBranch(path, refSpec)),
        ];
        return problems.Length == 0
            ? [.. refSpecs.SelectMany(refSpec => Translate(refSpec)!).Distinct()]
            : throw new ReleaseException(problems);
    }

    /// <summary>
    /// Finds the branch that a pull request has when a person starts its pipeline: the first one without a wildcard.
    /// </summary>
    public static string FindTarget(IEnumerable<string> branches) =>
        branches.FirstOrDefault(branch => !branch.AsSpan().ContainsAny('*', '?')) ?? DefaultTarget;

    private static string[]? Translate(string refSpec) =>
        WildcardPattern.TryCreate(refSpec) is { } patterns && patterns.All(pattern => IsBranch(pattern.AsSpan()))
            ? [.. patterns.Select(pattern => pattern[Prefix.Length..])]
            : null;

    private static bool IsBranch(ReadOnlySpan<char> pattern) =>
        pattern.StartsWith(Prefix, StringComparison.Ordinal) && pattern.Length > Prefix.Length;
}
