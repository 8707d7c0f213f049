namespace PetStore.ReleaseTool.Planning;

/// <summary>What the feed is to hold, dependencies before dependents.</summary>
/// <param name="Commit">HEAD, 40 hexadecimal digits.</param>
/// <param name="Feed">The feed as the caller named it.</param>
/// <param name="Releases">Each (id, version) once; an id may stand there in several versions.</param>
internal sealed record ReleasePlan(string Commit, string Feed, IReadOnlyList<PlannedRelease> Releases)
{
    /// <summary>How many packages the feed lacks, damaged ones included.</summary>
    public int Missing => Releases.Count(release => release.Action != PlanAction.Keep);

    /// <summary>What is wrong with packages on the feed.</summary>
    public IReadOnlyList<Problem> Problems => [.. Releases.Select(release => release.Problem).OfType<Problem>().Distinct()];
}
