namespace PetStore.ReleaseTool.Problems;

/// <summary>Thrown when a command cannot go on.</summary>
internal sealed class ReleaseException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ReleaseException(Problem problem)
        : this([problem])
    {
    }

    /// <summary>Gets the reasons, at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
