using NuGet.Versioning;

namespace PetStore.ReleaseTool.Planning;

/// <summary>One line of a plan.</summary>
/// <param name="Resolved">The release and what it depends on.</param>
/// <param name="Action">What is to be done.</param>
/// <param name="Latest">The highest version of the package on the feed; null when there is none.</param>
/// <param name="Reason">One sentence: why, and which commit and file made the version.</param>
/// <param name="SkipsPipelines">Whether the release commit says that no pipeline is to run for it.</param>
/// <param name="Problem">Why the feed's package cannot be used; null otherwise.</param>
internal sealed record PlannedRelease(
    ResolvedRelease Resolved, PlanAction Action, NuGetVersion? Latest, string Reason, bool SkipsPipelines = false, Problem? Problem = null);
