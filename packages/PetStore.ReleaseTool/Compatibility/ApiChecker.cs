using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>Packs packages at HEAD and compares their public APIs with those of earlier versions.</summary>
/// <param name="repository">The clone.</param>
/// <param name="feed">Asked for the earlier versions; what it lacks is built.</param>
/// <param name="builder">Builds.</param>
/// <param name="progress">Told of every step.</param>
internal sealed class ApiChecker(
    GitRepository repository, IPackageFeed feed, IPackageBuilder builder, IProgressLog progress)
{
    /// <summary>Checks packages.</summary>
    /// <param name="head">The history of HEAD.</param>
    /// <param name="since">The merge base; null to compare with the previous version.</param>
    /// <param name="packages">The packages, all of which exist at HEAD.</param>
    /// <param name="cancellationToken">Ends git and the builds.</param>
    /// <returns>One result for each package, in the same order.</returns>
    public async Task<IReadOnlyList<PackageApi>> CheckAsync(
        VersionHistory head, MergeBase? since, IReadOnlyList<Package> packages,
        CancellationToken cancellationToken)
    {
        ReleaseTarget[] targets = [.. CurrentReleases.Find(head, packages)];
        ApiBaseline[] compared = [.. targets
            .Where(target => target is { Release: not null, Problems: [] })
            .Select(target => ApiBaseline.Find(target.Release!, head, since))
            .Where(pair => pair is { IsUnchanged: false, Baseline: not null })];
        using var scratch = new ScratchFolder();
        var baselines = await DownloadBaselinesAsync(compared, scratch.Create("baselines"), cancellationToken);
        var built = await BuildAsync(head.Head, compared, baselines, scratch, cancellationToken);
        var results = await CompareAsync(compared, built, baselines, scratch, cancellationToken);
        return [.. targets.Select(
            target => results.GetValueOrDefault(target.Package.Id) ?? Describe(target, head, since))];
    }

    // Without anything to compare: a broken package, a new one, or one that did not change.
    private static PackageApi Describe(ReleaseTarget target, VersionHistory head, MergeBase? since) =>
        target is { Release: { } release, Problems: [] }
            ? new PackageApi(
                target.Package, ApiBaseline.Find(release, head, since).Baseline?.Version, release.Version, [])
            : new PackageApi(target.Package, null, target.Version, [], Failure: target.Problems[0]);

    private async Task<Dictionary<string, BuildResult>> DownloadBaselinesAsync(
        ApiBaseline[] compared, string folder, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, BuildResult>(StringComparer.Ordinal);
        foreach (var release in compared.Select(pair => pair.Baseline!))
        {
            if (await TryDownloadAsync(release, folder, cancellationToken) is { } held)
            {
                results.Add(release.Id, new BuildResult(release, held, null));
            }
        }

        return results;
    }

    // Packs HEAD, and adds the baselines that the feed lacks. Both are built together: two builds would cost twice.
    private async Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit,
        ApiBaseline[] compared,
        Dictionary<string, BuildResult> baselines,
        ScratchFolder scratch,
        CancellationToken cancellationToken)
    {
        Release[] current = [.. compared.Select(pair => pair.Current with { Commit = commit })];
        Release[][] missing = [.. compared
            .Select(pair => pair.Baseline!)
            .Where(release => !baselines.ContainsKey(release.Id))
            .GroupBy(release => release.Commit)
            .Chunk(ReleaseBatch.MaxCommits)
            .Select(commits => commits.SelectMany(each => each).ToArray())];
        var built = await BuildAsync(
            [.. current, .. missing.FirstOrDefault([])], scratch.Create("build"), cancellationToken);
        var older = built.Skip(current.Length).ToList();
        foreach (var (number, batch) in missing.Skip(1).Index())
        {
            older.AddRange(await BuildAsync(batch, scratch.Create($"build/{number}"), cancellationToken));
        }

        foreach (var result in older)
        {
            baselines.Add(result.Release.Id, result);
        }

        return [.. built.Take(current.Length)];
    }

    private async Task<IReadOnlyList<BuildResult>> BuildAsync(
        Release[] releases, string folder, CancellationToken cancellationToken)
    {
        foreach (var commit in releases.GroupBy(release => release.Commit))
        {
            progress.Step($"Packing {string.Join(", ", commit)} at {DisplayText.Short(commit.Key)}");
        }

        return releases is [] ? [] : await builder.BuildAsync(releases, folder, cancellationToken);
    }

    private async Task<string?> TryDownloadAsync(Release release, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var path = Path.Combine(folder, PackageFile.NameOf(release.Identity));
            return (await feed.FindAsync(release.Identity, cancellationToken))?.Commit == release.Commit
                && await feed.TryDownloadAsync(release.Identity, path, cancellationToken)
                    ? path
                    : null;
        }
        catch (ReleaseException exception) when (exception.Problems is [{ ConcernsOnePackage: true }])
        {
            // It is built again instead.
            return null;
        }
    }

    private async Task<IReadOnlyDictionary<string, PackageApi>> CompareAsync(
        ApiBaseline[] compared,
        IReadOnlyList<BuildResult> built,
        Dictionary<string, BuildResult> baselines,
        ScratchFolder scratch,
        CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, PackageApi>(StringComparer.Ordinal);
        var pairs = new List<PackagePair>();
        foreach (var (each, current) in compared.Zip(built))
        {
            var package = each.Current.Package;
            var baseline = baselines[package.Id];
            var result = new PackageApi(package, each.Baseline!.Version, each.Current.Version, []);
            results[package.Id] = current.Problem is { } problem ? result with { Failure = problem }
                : baseline.Problem is { } missing ? result with
                {
                    Failure = CompatibilityProblems.NoBaseline(package.Folder, baseline.Release.ToString(), missing),
                }
                : result with
                {
                    HasApi = PackageAssets.HaveApi(current.Path!) || PackageAssets.HaveApi(baseline.Path!),
                };
            if (results[package.Id] is { Failure: null, HasApi: true })
            {
                var project = Path.Combine(ReleaseBuilder.GetCheckout(current.Path!), package.Project);
                var folder = scratch.Create($"compare/{package.Id}");
                pairs.Add(new PackagePair(package.Id, project, baseline.Path!, current.Path!, folder));
            }
        }

        var failures = pairs.Count == 0
            ? new Dictionary<string, Problem>()
            : await ApiComparison.RunAsync(pairs, cancellationToken);
        foreach (var pair in pairs)
        {
            results[pair.Id] = failures.GetValueOrDefault(pair.Id) is { } failure
                ? results[pair.Id] with { Failure = failure }
                : Read(results[pair.Id], pair);
        }

        return results;
    }

    private PackageApi Read(PackageApi result, PackagePair pair)
    {
        try
        {
            var name = repository.Layout.GetSuppressionFile(pair.Id);
            var accepted = SuppressionFile.Read(Path.Combine(repository.Root, name), name);
            return result with
            {
                Differences = [.. pair.ReadDifferences()
                    .Where(difference => !accepted.Any(each => each.Accepts(difference)))
                    .DistinctBy(difference => difference.ToString())],
            };
        }
        catch (ReleaseException exception)
        {
            return result with { Failure = exception.Problems[0] };
        }
    }
}
