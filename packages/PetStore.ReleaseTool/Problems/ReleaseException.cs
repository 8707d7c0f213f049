namespace PetStore.ReleaseTool;

/// <summary>A command cannot go on, for the <see cref="Problems"/> that it names.</summary>
internal sealed class ReleaseException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(Environment.NewLine, problems))
{
    public ReleaseException(Problem problem)
        : this([problem])
    {
    }

    public IReadOnlyList<Problem> Problems { get; } = problems;
}
