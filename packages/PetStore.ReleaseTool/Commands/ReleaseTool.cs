using NuGet.Versioning;
using PetStore.ReleaseTool.Affected;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Reporting;
using PetStore.ReleaseTool.Scaffolding;

namespace PetStore.ReleaseTool;

/// <summary>The commands, each from the repository to the exit status.</summary>
internal sealed class ReleaseTool(ReleaseOptions options, Reporter reporter)
{
    public async Task<int> ShowVersionsAsync(string revision, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.Directory, cancellationToken);
        var versions = await ReadVersionsAsync(repository, revision, cancellationToken);
        var ids = CurrentReleases.SelectIds(versions, options.Packages, pinned: []);
        var releases = await CreateResolver(repository, cancellationToken).ResolveCurrentAsync(versions, ids);

        reporter.Show(versions.Head, releases, options.Format);
        return ExitStatus.Done;
    }

    /// <param name="reconciles">Whether everything should be on the feed already, so that what is missing is warned of.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<int> ShowPlanAsync(bool reconciles, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.Directory, cancellationToken);
        var feed = FeedLocator.Open(options, repository.Root);
        using var connections = feed as IDisposable;
        var plan = await PlanAsync(repository, feed, cancellationToken);

        if (plan.Problems is [_, ..] problems)
        {
            throw new ReleaseException(problems);
        }

        reporter.Show(plan, options.Format);
        WarnOfGaps(repository, reconciles ? plan.Releases.Where(release => release.Action == PlanAction.Publish) : []);
        return ExitStatus.Done;
    }

    /// <param name="output">A folder that keeps a copy of every package that is built; null for none.</param>
    /// <param name="reconciles">Whether everything should be on the feed already, so that what is published is warned of.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<int> PublishAsync(string? output, bool reconciles, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.Directory, cancellationToken);
        var feed = FeedLocator.Open(options, repository.Root);
        using var connections = feed as IDisposable;
        var plan = await PlanAsync(repository, feed, cancellationToken);
        var builder = new ReleaseBuilder(repository);
        var publisher = new Publisher(output is null ? builder : new KeepingBuilder(builder, output, reporter.Keep), feed, reporter.Step);
        var problems = await reporter.WatchAsync(() => publisher.PublishAsync(plan, cancellationToken));

        reporter.ShowPublished(plan, publisher.Published, problems, options.Format);
        WarnOfGaps(repository, reconciles ? plan.Releases.Where(release => publisher.Published.Contains(release.Resolved.Identity)) : []);
        return problems.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    public async Task<int> VerifyAsync(string name, NuGetVersion version, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.Directory, cancellationToken);
        var feed = FeedLocator.Open(options, repository.Root);
        using var connections = feed as IDisposable;
        var versions = await ReadVersionsAsync(repository, "HEAD", cancellationToken);
        var release = await FindReleaseAsync(repository, feed, versions, name, version, cancellationToken);
        var verifier = new Verifier(new ReleaseBuilder(repository), feed, reporter.Step);
        var difference = await reporter.WatchAsync(() => verifier.VerifyAsync(release, options.Feed, cancellationToken));

        reporter.Write(difference ?? $"{release} on {options.Feed} is what commit {release.Commit} builds, byte for byte.");
        return difference is null ? ExitStatus.Done : ExitStatus.Failed;
    }

    /// <param name="revision">The commit that HEAD is compared with; null to ask for <see cref="ReleaseOptions.Packages"/>.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<int> ShowAffectedAsync(string? revision, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.Directory, cancellationToken);
        var changes = await BranchChanges.ReadAsync(repository, revision ?? "HEAD", cancellationToken);
        var projects = await RepositoryProjects.ReadAsync(repository, changes.Head, cancellationToken);
        var affected = revision is null
            ? AffectedProjects.FindByPackages(projects, options.Packages)
            : AffectedProjects.FindByPaths(projects, changes.Paths);

        reporter.Show(changes.Head, revision is null ? null : changes.Base, affected, options.Format);
        return ExitStatus.Done;
    }

    /// <param name="mends">Whether what can be written is written.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public async Task<int> CheckAsync(bool mends, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.Directory, cancellationToken);
        var feed = FeedLocator.Open(options, repository.Root);
        using var connections = feed as IDisposable;
        var checker = new RepositoryChecker(
            repository,
            feed,
            revision => ReadVersionsAsync(repository, revision, cancellationToken),
            CreateResolver(repository, cancellationToken),
            reporter.Step);
        var findings = await reporter.WatchAsync(() => checker.CheckAsync(cancellationToken));
        IReadOnlyList<Problem> failures = [];
        if (mends && findings.Any(finding => finding.Fix is not null))
        {
            failures = await ApplyAsync(findings.Select(finding => finding.Fix).OfType<Fix>(), cancellationToken);
            findings = await reporter.WatchAsync(() => checker.CheckAsync(cancellationToken));
        }

        reporter.Fail(failures);
        reporter.ShowFindings(findings);
        return findings.Count == 0 && failures.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    public async Task<int> CreatePackageAsync(NewPackage package, CancellationToken cancellationToken)
    {
        var repository = await GitRepository.OpenAsync(options.Directory, cancellationToken);
        if (package.FindObstacle(await WorkingTree.ReadAsync(repository, cancellationToken)) is { } obstacle)
        {
            throw new ReleaseException(obstacle);
        }

        await ApplyAsync(package.CreateFiles(repository.Root), cancellationToken);
        var rest = package.FindRest(await WorkingTree.ReadAsync(repository, cancellationToken));
        var failures = await ApplyAsync(rest.Select(finding => finding.Fix).OfType<Fix>().Append(package.CreateBuild(repository.Root)), cancellationToken);
        reporter.Fail(rest.Where(finding => finding.Fix is null).Select(finding => finding.Problem).Concat(failures));
        if (failures.Count > 0)
        {
            return ExitStatus.Failed;
        }

        reporter.Write($"Commit all of it: merged, it is {package.Id} 1.0.1.");
        return rest.All(finding => finding.Fix is not null) ? ExitStatus.Done : ExitStatus.Failed;
    }

    /// <returns>What could not be done; the rest was.</returns>
    private async Task<IReadOnlyList<Problem>> ApplyAsync(IEnumerable<Fix> fixes, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        foreach (var fix in fixes.DistinctBy(fix => fix.Done))
        {
            try
            {
                await fix.ApplyAsync(cancellationToken);
                reporter.Write(fix.Done);
            }
            catch (ReleaseException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }

        return problems;
    }

    private void WarnOfGaps(GitRepository repository, IEnumerable<PlannedRelease> missing)
    {
        foreach (var release in missing)
        {
            var pipeline = PackagePipeline.PathOf(release.Resolved.Release.Id);
            reporter.Warn(PublishGap.Describe(release, pipeline, File.Exists(Path.Combine(repository.Root, pipeline))));
        }
    }

    private async Task<ReleasePlan> PlanAsync(GitRepository repository, IPackageFeed feed, CancellationToken cancellationToken)
    {
        var versions = await ReadVersionsAsync(repository, "HEAD", cancellationToken);
        var pins = ConsumerProjects.ReadPins(repository.Root, name => IsAskedFor(name) ? versions.FindId(name) : null);
        var ids = CurrentReleases.SelectIds(versions, options.Packages, [.. pins.Select(pin => pin.Id)]);
        var pinned = await PinnedReleases.FindAsync(
            pins, versions, feed, commit => ReadVersionsAsync(repository, commit, cancellationToken), cancellationToken);
        var roots = CurrentReleases.Find(versions, ids).Select(release => (versions, release)).Concat(pinned);
        var releases = await CreateResolver(repository, cancellationToken).ResolveAllAsync(roots);

        var contents = await FeedContents.ReadAsync(feed, [.. releases.Select(release => release.Identity)], cancellationToken);
        var missing = releases.Where(release => contents.Find(release.Identity) is null).Select(release => release.Release);
        var publicCommits = await PublicCommits.ReadAsync(
            versions, missing, refSpecs => repository.ReadPublicCommitsAsync(refSpecs, cancellationToken));
        var summaries = await repository.ReadSummariesAsync(releases.Select(release => release.Release.Commit), cancellationToken);
        var planned = versions.Ids.Intersect(releases.Select(release => release.Release.Id), StringComparer.OrdinalIgnoreCase);
        reporter.WarnUncommitted(versions, planned, await repository.ReadUncommittedPathsAsync(cancellationToken));
        return new ReleasePlan(versions.Head, options.Feed, ReleasePlanner.Plan(releases, contents, summaries, publicCommits));
    }

    private static async Task<VersionHistory> ReadVersionsAsync(GitRepository repository, string revision, CancellationToken cancellationToken)
    {
        var commit = await repository.ResolveAsync(revision, cancellationToken);
        return VersionCalculator.Calculate(await repository.ReadHistoryAsync(commit, cancellationToken));
    }

    private static ReleaseResolver CreateResolver(GitRepository repository, CancellationToken cancellationToken) =>
        new(blobs => repository.ReadTextsAsync(blobs, cancellationToken));

    private bool IsAskedFor(string id) => options.Packages.Count == 0 || options.Packages.Contains(id, StringComparer.OrdinalIgnoreCase);

    private static async Task<Release> FindReleaseAsync(
        GitRepository repository, IPackageFeed feed, VersionHistory versions, string name, NuGetVersion version, CancellationToken cancellationToken)
    {
        var id = versions.FindId(name) ?? throw new ReleaseException(Problems.UnknownPackage(name, versions.Ids));
        return versions.Find(id, version)
            ?? (await PinnedReleases.FindOffLineAsync(
                id, version, versions, feed, commit => ReadVersionsAsync(repository, commit, cancellationToken), cancellationToken))?.Release
            ?? throw new ReleaseException(Problems.UnknownVersion(id, version, PinnedReleases.FindNearest(versions.GetVersions(id), version)));
    }
}
