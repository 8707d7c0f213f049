namespace PetStore.ReleaseTool.Planning;

/// <summary>What the feed is to hold, dependencies before dependents.</summary>
/// <param name="Commit">HEAD, 40 hexadecimal digits.</param>
/// <param name="Feed">The feed as the caller named it.</param>
/// <param name="Releases">Each (id, version) once; an id may stand there in several versions.</param>
internal sealed record ReleasePlan(string Commit, string Feed, IReadOnlyList<PlannedRelease> Releases)
{
    public int Missing => Releases.Count(release => release.Action == PlanAction.Publish);
}
