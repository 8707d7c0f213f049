using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Finds every convention that does not hold: in the working tree, and in what is committed where only the history tells.</summary>
/// <param name="repository">The clone.</param>
/// <param name="feed">Asked for a pinned version that no commit of the line produced.</param>
/// <param name="readVersions">Reads the history of a revision.</param>
/// <param name="resolver">Finds what releases depend on.</param>
/// <param name="report">Told of every step.</param>
internal sealed class RepositoryChecker(
    GitRepository repository,
    IPackageFeed feed,
    Func<string, Task<VersionHistory>> readVersions,
    ReleaseResolver resolver,
    Action<string> report)
{
    /// <returns>What is wrong, each once, in the order of the rules.</returns>
    public async Task<IReadOnlyList<Finding>> CheckAsync(CancellationToken cancellationToken)
    {
        report("Reading the working tree");
        var tree = await WorkingTree.ReadAsync(repository, cancellationToken);
        var packages = WorkingPackages.Read(tree);
        List<Finding> findings =
        [
            .. PackageRules.Check(tree, packages),
            .. ListingRules.Check(tree, packages.Keys),
            .. PipelineRules.Check(tree, packages),
        ];

        report("Reading the history");
        var versions = await readVersions("HEAD");
        findings.AddRange(await CheckPinsAsync(versions, cancellationToken));
        findings.AddRange(await CheckReleasesAsync(versions));

        report("Evaluating the projects");
        findings.AddRange(ProjectInputRules.Check(tree, packages));

        report("Restoring what the lock files name");
        findings.AddRange(await LockFileRules.CheckAsync(tree, cancellationToken));
        return [.. findings.DistinctBy(finding => finding.Problem)];
    }

    private async Task<IEnumerable<Finding>> CheckPinsAsync(VersionHistory versions, CancellationToken cancellationToken)
    {
        try
        {
            await PinnedReleases.FindAsync(ConsumerProjects.ReadPins(repository.Root, versions.FindId), versions, feed, readVersions, cancellationToken);
            return [];
        }
        catch (ReleaseException exception)
        {
            return exception.Problems.Select(problem => new Finding(problem));
        }
    }

    private async Task<IEnumerable<Finding>> CheckReleasesAsync(VersionHistory versions)
    {
        try
        {
            return ReleaseRules.Check(versions, await resolver.ResolveCurrentAsync(versions, versions.Ids));
        }
        catch (ReleaseException exception)
        {
            return exception.Problems.Select(problem => new Finding(problem));
        }
    }
}
