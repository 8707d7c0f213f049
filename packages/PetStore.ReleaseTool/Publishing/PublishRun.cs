using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>What a publish has done so far, and what it may still do.</summary>
internal sealed class PublishRun
{
    private readonly HashSet<PackageIdentity> _published = [];
    private readonly Dictionary<PackageIdentity, IReadOnlyList<Problem>> _problems = [];

    public PublishRun(ReleasePlan plan)
    {
        foreach (var planned in plan.Releases.Where(planned => planned.Resolved.IsRefused))
        {
            _problems[planned.Resolved.Identity] = planned.Resolved.Problems;
        }

        foreach (var planned in plan.Releases.Where(planned => planned.NotPublic is not null))
        {
            _problems[planned.Resolved.Identity] = [planned.NotPublic!];
        }

        Missing = [.. plan.Releases.Where(planned => planned.Action == PlanAction.Publish)
            .Select(planned => planned.Resolved)];
    }

    /// <summary>Gets the releases that the feed lacks, dependencies before dependents.</summary>
    public IReadOnlyList<ResolvedRelease> Missing { get; }

    public int PublishedCount => _published.Count;

    /// <summary>
    /// Determines whether neither the release nor a dependency has failed. A failed dependency fails the release too.
    /// </summary>
    public bool CanPublish(ResolvedRelease release)
    {
        if (_problems.ContainsKey(release.Identity))
        {
            return false;
        }

        if (release.Dependencies.FirstOrDefault(each => _problems.ContainsKey(each.Identity)) is { } dependency)
        {
            Fail(
                release,
                BuildProblems.DependencyNotPublished(release.Package.Id, release.Version!, dependency.ToString()));
            return false;
        }

        return true;
    }

    public void Fail(ResolvedRelease release, Problem problem) => _problems[release.Identity] = [problem];

    public void Succeed(ResolvedRelease release) => _published.Add(release.Identity);

    public PublishResult ToResult() => new(_published, _problems);
}
