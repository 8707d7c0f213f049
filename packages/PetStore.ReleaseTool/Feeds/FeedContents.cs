using System.Collections.Concurrent;
using NuGet.Packaging.Core;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>What a feed says of the packages that a plan asks for.</summary>
internal sealed class FeedContents(IEnumerable<FeedPackage> packages, IReadOnlyDictionary<string, NuGetVersion?> latest)
{
    // A server answers several look-ups at once, and no more than it likes.
    private const int MostLookups = 8;

    private readonly Dictionary<PackageIdentity, FeedPackage> _packages = packages.ToDictionary(package => package.Identity);

    /// <summary>Reads the feed.</summary>
    /// <exception cref="ReleaseException">The feed cannot be read, or a package on it is damaged.</exception>
    public static async Task<FeedContents> ReadAsync(
        IPackageFeed feed, IReadOnlyCollection<PackageIdentity> packages, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<FeedPackage>();
        var latest = new ConcurrentDictionary<string, NuGetVersion?>(StringComparer.OrdinalIgnoreCase);
        var problems = new ConcurrentBag<Problem>();
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = MostLookups };
        var ids = packages.Select(package => package.Id).Distinct(StringComparer.OrdinalIgnoreCase);
        await Parallel.ForEachAsync(ids, options, async (id, token) => latest[id] = (await feed.ListVersionsAsync(id, token)).Max());
        await Parallel.ForEachAsync(packages, options, async (package, token) =>
        {
            try
            {
                if (await feed.FindAsync(package, token) is { } held)
                {
                    found.Add(held);
                }
            }
            catch (ReleaseException exception)
            {
                exception.Problems.ToList().ForEach(problems.Add);
            }
        });

        return problems.IsEmpty ? new FeedContents(found, latest) : throw new ReleaseException([.. problems.Distinct().OrderBy(problem => problem.Text, StringComparer.Ordinal)]);
    }

    public FeedPackage? Find(PackageIdentity package) => _packages.GetValueOrDefault(package);

    public NuGetVersion? FindLatest(string id) => latest.GetValueOrDefault(id);
}
