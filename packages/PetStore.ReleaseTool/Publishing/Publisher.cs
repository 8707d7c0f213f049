using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Makes the feed hold what a plan says: commit by commit, dependencies before dependents.</summary>
/// <param name="builder">Makes the missing packages.</param>
/// <param name="feed">Takes them.</param>
/// <param name="report">Told of every step.</param>
internal sealed class Publisher(IPackageBuilder builder, IPackageFeed feed, Action<string> report)
{
    private readonly HashSet<PackageIdentity> _published = [];

    /// <summary>What was published so far.</summary>
    public IReadOnlySet<PackageIdentity> Published => _published;

    /// <summary>Publishes.</summary>
    /// <returns>What went wrong; what is not named was published or was there.</returns>
    public async Task<IReadOnlyList<Problem>> PublishAsync(ReleasePlan plan, CancellationToken cancellationToken)
    {
        WorkFolder.DeleteAbandoned();
        var missing = plan.Releases.Where(release => release.Action == PlanAction.Publish).Select(release => release.Resolved).ToArray();
        var refused = plan.Releases.Where(release => release.Problem is not null).ToArray();
        var failed = refused.Select(release => release.Resolved.Identity).ToHashSet();
        var problems = refused.Select(release => release.Problem!).ToList();
        foreach (var group in missing.GroupBy(release => release.Release.Commit).OrderBy(group => group.First().Release.Position))
        {
            var buildable = Select(group, failed, problems);
            if (buildable.Length == 0)
            {
                continue;
            }

            report($"Building {string.Join(", ", buildable.Select(release => release.Release))} from {Problems.Short(group.Key)}");
            using var work = new WorkFolder();
            var results = await BuildAsync(group.Key, [.. buildable.Select(release => release.Release)], work.Path, cancellationToken);
            foreach (var (release, result) in buildable.Zip(results))
            {
                if ((FindFailed(release, failed) ?? result.Problem ?? await PushAsync(result, cancellationToken)) is { } problem)
                {
                    failed.Add(release.Identity);
                    problems.Add(problem);
                }
                else
                {
                    _published.Add(release.Identity);
                    report($"Published {release.Release} ({_published.Count} of {missing.Length})");
                }
            }
        }

        return [.. problems.Distinct()];
    }

    // What goes wrong for one commit must not hold back the others.
    private async Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit, IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await builder.BuildAsync(commit, releases, folder, cancellationToken);
        }
        catch (ReleaseException exception)
        {
            return Fail(exception.Problems[0]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(Problems.UnusableWorkFolder(folder, exception.Message));
        }

        BuildResult[] Fail(Problem problem) => [.. releases.Select(release => new BuildResult(release, null, problem))];
    }

    private static ResolvedRelease[] Select(IEnumerable<ResolvedRelease> group, HashSet<PackageIdentity> failed, List<Problem> problems)
    {
        var buildable = new List<ResolvedRelease>();
        foreach (var release in group)
        {
            if (FindFailed(release, failed) is { } problem)
            {
                failed.Add(release.Identity);
                problems.Add(problem);
            }
            else
            {
                buildable.Add(release);
            }
        }

        return [.. buildable];
    }

    private static Problem? FindFailed(ResolvedRelease release, HashSet<PackageIdentity> failed) =>
        release.Dependencies.FirstOrDefault(each => failed.Contains(ResolvedRelease.IdentityOf(each))) is { } dependency
            ? Problems.DependencyNotPublished(release.Release.Id, release.Release.Version, dependency.ToString())
            : null;

    private async Task<Problem?> PushAsync(BuildResult built, CancellationToken cancellationToken)
    {
        try
        {
            var pushed = await feed.PushAsync(ResolvedRelease.IdentityOf(built.Release), built.Path!, cancellationToken);
            if (pushed.Held.Commit != built.Release.Commit)
            {
                return Problems.OtherCommit(built.Release.Id, built.Release.Version, pushed.Held.Commit, built.Release.Commit);
            }

            if (pushed.MayBeOther)
            {
                await WarnOfOtherBytesAsync(pushed.Held.Identity, built, cancellationToken);
            }

            return null;
        }
        catch (ReleaseException exception)
        {
            return exception.Problems[0];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problems.UnusableWorkFolder(Path.GetDirectoryName(built.Path!)!, exception.Message);
        }
    }

    // The same commit is the same release, whoever built it; that another SDK made other bytes is still to be seen.
    private async Task WarnOfOtherBytesAsync(PackageIdentity package, BuildResult built, CancellationToken cancellationToken)
    {
        var held = Path.ChangeExtension(built.Path!, ".held");
        if (await feed.TryDownloadAsync(package, held, cancellationToken) && !PackageComparison.AreEqual(held, built.Path!))
        {
            var why = PackageComparison.DescribeSdks(held, built.Path!) ?? "'verify' shows what differs";
            report($"warning: {built.Release} has other bytes on the feed than here: {why}. It is the same release, and stays as it is.");
        }
    }
}
