using System.Collections.Concurrent;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>What a feed says of the packages that a plan asks for.</summary>
/// <param name="packages">The packages that the feed holds.</param>
/// <param name="damaged">Those that it holds but that cannot be read, and why.</param>
/// <param name="latest">The highest version of each id.</param>
internal sealed class FeedContents(
    IEnumerable<PackageMetadata> packages, IReadOnlyDictionary<PackageIdentity, Problem> damaged,
    IReadOnlyDictionary<string, NuGetVersion?> latest)
{
    // A server answers several look-ups at once, and no more than it likes.
    private const int MostLookups = 8;

    private readonly Dictionary<PackageIdentity,
    PackageMetadata> _packages = packages.ToDictionary(package => package.Identity);

    /// <summary>Reads the feed.</summary>
    /// <exception cref="ReleaseException">The feed cannot be read.</exception>
    public static async Task<FeedContents> ReadAsync(
        IPackageFeed feed, IReadOnlyCollection<PackageIdentity> packages, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<PackageMetadata>();
        var latest = new ConcurrentDictionary<string, NuGetVersion?>(StringComparer.OrdinalIgnoreCase);
        var damaged = new ConcurrentDictionary<PackageIdentity, Problem>();
        var options = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = MostLookups
        };
        var ids = packages.Select(package => package.Id).Distinct(StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(
            ids, options, async (id, token) => latest[id] = (await feed.ListVersionsAsync(id, token)).Max());
        await Parallel.ForEachAsync(packages, options, async (package, token) =>
        {
            try
            {
                if (await feed.FindAsync(package, token) is { } held)
                {
                    found.Add(held);
                }
            }
            catch (ReleaseException exception) when (exception.Problems is [{ ConcernsOnePackage: true } problem])
            {
                damaged[package] = problem;
            }
        });

        return new FeedContents(found, damaged, latest);
    }

    public PackageMetadata? Find(PackageIdentity package) => _packages.GetValueOrDefault(package);

    public Problem? FindDamage(PackageIdentity package) => damaged.GetValueOrDefault(package);

    public NuGetVersion? FindLatest(string id) => latest.GetValueOrDefault(id);
}
