using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>
/// What a publish has done so far, and what it may still do. It is used while a batch is pushed and the next one built.
/// </summary>
internal sealed class PublishRun
{
    private readonly Lock _lock = new();
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

    /// <summary>
    /// Determines whether neither the release nor a dependency has failed. A failed dependency fails the release too.
    /// </summary>
    public bool CanPublish(ResolvedRelease release)
    {
        lock (_lock)
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
    }

    public void Fail(ResolvedRelease release, Problem problem)
    {
        lock (_lock)
        {
            _problems[release.Identity] = [problem];
        }
    }

    /// <summary>Counts a release as published.</summary>
    /// <returns>How many are published now.</returns>
    public int Succeed(ResolvedRelease release)
    {
        lock (_lock)
        {
            _published.Add(release.Identity);
            return _published.Count;
        }
    }

    public PublishResult ToResult() => new(_published, _problems);
}
