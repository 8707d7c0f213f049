using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>The result of publishing a plan.</summary>
/// <param name="Published">The packages that this run added to the feed.</param>
/// <param name="Problems">
/// What went wrong, by package, in the order of the plan; empty when the feed holds the whole plan.
/// </param>
internal sealed record PublishResult(
    IReadOnlySet<PackageIdentity> Published, IReadOnlyDictionary<PackageIdentity, IReadOnlyList<Problem>> Problems)
{
    /// <summary>Gets every problem once.</summary>
    public IReadOnlyList<Problem> AllProblems => [.. Problems.Values.SelectMany(problems => problems).Distinct()];
}
