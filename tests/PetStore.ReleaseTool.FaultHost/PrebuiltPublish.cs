using NuGet.Configuration;
using NuGet.Packaging;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;

namespace PetStore.ReleaseTool.FaultHost;

/// <summary>Publishes packages that were built before, by the tool's own publisher.</summary>
internal static class PrebuiltPublish
{
    /// <summary>Publishes what the feed lacks, and says each step on standard output.</summary>
    /// <param name="feed">A folder, or the http address of a V3 index.</param>
    /// <param name="folder">Holds the nupkgs; they may depend on each other.</param>
    /// <param name="commit">The commit that they name.</param>
    /// <returns>0, or 1 after an error.</returns>
    public static async Task<int> RunAsync(string feed, string folder, string commit)
    {
        try
        {
            var problems = await PublishAsync(Open(feed), folder, commit, new ConsoleProgress());
            problems.ToList().ForEach(Console.Error.WriteLine);
            return problems.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        }
        catch (ReleaseException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitStatus.Failed;
        }
    }

    public static async Task<IReadOnlyList<Problem>> PublishAsync(
        IPackageFeed feed, string folder, string commit, IProgressLog progress)
    {
        var paths = Directory.EnumerateFiles(folder, "*.nupkg").ToDictionary(
            path => NameOf(PackageFile.Read(path).Identity));
        var releases = paths.Values.ToDictionary(
            path => PackageFile.Read(path).Identity.Id, path => CreateRelease(path, commit));
        var resolved = ReleaseOrder.Sort([.. paths.Select(path => Resolve(
            releases[PackageFile.Read(path.Value).Identity.Id],
            [.. ReadDependencies(path.Value).Select(id => releases[id])]))]);
        var contents = await FeedContents.ReadAsync(
            feed, [.. resolved.Select(release => release.Identity)], CancellationToken.None);
        var planned = resolved.Select(release => contents.FindDamage(release.Identity) is { } damage
            ? new PlannedRelease(release.Refuse(damage), PlanAction.Refuse, null, "It is damaged.")
            : new PlannedRelease(
                release, contents.Find(release.Identity) is null
                    ? PlanAction.Publish
                    : PlanAction.Keep, null, "It was built before."));
        var result = await new Publisher(new PrebuiltBuilder(paths), feed, progress)
            .PublishAsync(new ReleasePlan(commit, "the feed", [.. planned]), CancellationToken.None);
        return result.AllProblems;
    }

    private static ResolvedRelease Resolve(Release release, IReadOnlyList<Release> dependencies) =>
        new(release.Package, release.Version, release, dependencies, []);

    private static IPackageFeed Open(string feed) => feed.StartsWith("http", StringComparison.Ordinal)
        ? new HttpFeed(
            new PackageSource(feed) { AllowInsecureConnections = true }, apiKey: null, new FeedRetryOptions())
        : new FolderFeed(feed);

    private static Release CreateRelease(string path, string commit)
    {
        var identity = PackageFile.Read(path).Identity;
        return new Release(
            new RepositoryLayout().GetPackage(identity.Id), identity.Version, commit, 0, false, PackageState.Absent);
    }

    private static string[] ReadDependencies(string path)
    {
        using var reader = new PackageArchiveReader(path);
        return [.. reader.NuspecReader.GetDependencyGroups().SelectMany(group => group.Packages).Select(package => package.Id)];
    }

    private static string NameOf(NuGet.Packaging.Core.PackageIdentity package) => $"{package.Id} {package.Version}";
}
