using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>What the feed should hold, dependencies before dependents.</summary>
/// <param name="Commit">HEAD, 40 hexadecimal digits.</param>
/// <param name="Feed">The feed as the caller named it.</param>
/// <param name="Releases">Each (id, version) once; an id may have several versions.</param>
internal sealed record ReleasePlan(string Commit, string Feed, IReadOnlyList<PlannedRelease> Releases)
{
    /// <summary>Gets the number of packages that the feed lacks and that <c>publish</c> would build.</summary>
    public int ToPublish => Releases.Count(release => release.Action == PlanAction.Publish);

    /// <summary>Gets the problems of the refused releases, each once.</summary>
    public IReadOnlyList<Problem> Problems => [.. Releases.SelectMany(release => release.Resolved.Problems).Distinct()];

    /// <summary>Gets why releases of the plan cannot be published before they are merged, each reason once.</summary>
    public IReadOnlyList<Problem> NotPublic =>
        [.. Releases.Select(release => release.NotPublic).OfType<Problem>().Distinct()];
}
