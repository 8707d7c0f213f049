using NuGet.Versioning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>One row of a plan.</summary>
/// <param name="Resolved">The release and its dependencies.</param>
/// <param name="Action">What <c>publish</c> does with it.</param>
/// <param name="Latest">The highest version of the package on the feed; null when the feed has none.</param>
/// <param name="Reason">One sentence: why, and which commit and file made the version.</param>
/// <param name="SkipsPipelines">Whether the message of the release commit tells pipelines not to run.</param>
/// <param name="NotPublic">
/// Set when the release commit is not merged yet: <c>plan</c> shows the release, <c>publish</c> refuses it.
/// </param>
internal sealed record PlannedRelease(
    ResolvedRelease Resolved,
    PlanAction Action,
    NuGetVersion? Latest,
    string Reason,
    bool SkipsPipelines = false,
    Problem? NotPublic = null);
