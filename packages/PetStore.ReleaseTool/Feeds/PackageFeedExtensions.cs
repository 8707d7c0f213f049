using NuGet.Packaging.Core;

namespace PetStore.ReleaseTool.Feeds;

internal static class PackageFeedExtensions
{
    /// <summary>Copies a package's nupkg into a file.</summary>
    /// <returns>False when the feed does not hold it.</returns>
    public static async Task<bool> TryDownloadAsync(this IPackageFeed feed, PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        await using var source = await feed.OpenAsync(package, cancellationToken);
        if (source is null)
        {
            return false;
        }

        await using var target = File.Create(path);
        await source.CopyToAsync(target, cancellationToken);
        return true;
    }
}
