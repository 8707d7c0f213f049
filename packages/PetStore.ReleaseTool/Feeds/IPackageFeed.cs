using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Holds packages. A package that a feed holds never changes.</summary>
internal interface IPackageFeed : IDisposable
{
    /// <summary>Lists the versions of a package, in no order; empty when there is none.</summary>
    Task<IReadOnlyList<NuGetVersion>> ListVersionsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Finds a package: it is on the feed when it is listed and its nupkg can be downloaded.</summary>
    /// <returns>Null when the feed does not hold it.</returns>
    /// <exception cref="ReleaseException">
    /// The feed cannot be read, or the package is damaged or there only in part.
    /// </exception>
    Task<PackageMetadata?> FindAsync(PackageIdentity package, CancellationToken cancellationToken);

    /// <summary>Copies a package's nupkg into a file.</summary>
    /// <returns>False when the feed does not hold it.</returns>
    /// <exception cref="ReleaseException">The feed cannot be read, or the package is damaged.</exception>
    Task<bool> TryDownloadAsync(PackageIdentity package, string path, CancellationToken cancellationToken);

    /// <summary>Checks, before anything is built, whether the feed takes packages at all.</summary>
    /// <exception cref="ReleaseException">It does not.</exception>
    Task CheckPushAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds a package, whole or not at all. When the feed holds one of that identity already, that one stays.
    /// </summary>
    /// <param name="package">Its id and version.</param>
    /// <param name="path">The nupkg.</param>
    /// <param name="cancellationToken">Leaves the feed as it was.</param>
    /// <exception cref="ReleaseException">The feed cannot be written.</exception>
    Task<PushResult> PushAsync(PackageIdentity package, string path, CancellationToken cancellationToken);
}
