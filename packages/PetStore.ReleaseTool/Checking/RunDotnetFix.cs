using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Runs dotnet in the root of the repository.</summary>
/// <param name="Done">Says in the past tense what was done.</param>
/// <param name="Arguments">The arguments of dotnet.</param>
internal sealed record RunDotnetFix(string Done, params IReadOnlyList<string> Arguments) : Fix(Done)
{
    public override async Task ApplyAsync(string root, CancellationToken cancellationToken)
    {
        var (status, output) = await DotnetProcess.RunAsync(root, Arguments, cancellationToken);
        if (status != 0)
        {
            throw new ReleaseException(ConventionProblems.FixFailed(string.Join(' ', Arguments), output));
        }
    }
}
