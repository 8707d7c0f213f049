using NuGet.Configuration;
using NuGet.Packaging;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

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
            var problems = await PublishAsync(Open(feed), folder, commit, Console.WriteLine);
            problems.ToList().ForEach(Console.Error.WriteLine);
            return problems.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        }
        catch (ReleaseException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitStatus.Failed;
        }
    }

    public static async Task<IReadOnlyList<Problem>> PublishAsync(IPackageFeed feed, string folder, string commit, Action<string> report)
    {
        var paths = Directory.EnumerateFiles(folder, "*.nupkg").ToDictionary(path => NameOf(PackageFile.Read(path).Identity));
        var releases = paths.Values.ToDictionary(path => PackageFile.Read(path).Identity.Id, path => CreateRelease(path, commit));
        var resolved = ReleaseOrder.Sort([.. paths.Select(path => new ResolvedRelease(
            releases[PackageFile.Read(path.Value).Identity.Id],
            [.. ReadDependencies(path.Value).Select(id => releases[id])]))]);
        var contents = await FeedContents.ReadAsync(feed, [.. resolved.Select(release => release.Identity)], CancellationToken.None);
        var planned = resolved.Select(release => new PlannedRelease(
            release, contents.Find(release.Identity) is null ? PlanAction.Publish : PlanAction.Keep, null, "It was built before.", Problem: contents.FindDamage(release.Identity)));
        return await new Publisher(new PrebuiltBuilder(paths), feed, report)
            .PublishAsync(new ReleasePlan(commit, "the feed", [.. planned]), CancellationToken.None);
    }

    private static IPackageFeed Open(string feed) => feed.StartsWith("http", StringComparison.Ordinal)
        ? new HttpFeed(new PackageSource(feed) { AllowInsecureConnections = true }, apiKey: null, new FeedTimes())
        : new FolderFeed(feed);

    private static Release CreateRelease(string path, string commit)
    {
        var identity = PackageFile.Read(path).Identity;
        return new Release(identity.Id, identity.Version, commit, 0, false, PackageState.Absent);
    }

    private static string[] ReadDependencies(string path)
    {
        using var reader = new PackageArchiveReader(path);
        return [.. reader.NuspecReader.GetDependencyGroups().SelectMany(group => group.Packages).Select(package => package.Id)];
    }

    private static string NameOf(NuGet.Packaging.Core.PackageIdentity package) => $"{package.Id} {package.Version}";
}
