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

    /// <summary>Finds a package; null when the feed does not hold it.</summary>
    /// <exception cref="ReleaseException">The feed cannot be read, or the package is damaged.</exception>
    Task<PackageMetadata?> FindAsync(PackageIdentity package, CancellationToken cancellationToken);

    /// <summary>Opens a package's nupkg for reading; null when the feed does not hold it.</summary>
    Task<Stream?> OpenAsync(PackageIdentity package, CancellationToken cancellationToken);

    /// <summary>Adds a package, whole or not at all. When the feed holds one of that identity already, that one stays.</summary>
    /// <param name="package">Its id and version.</param>
    /// <param name="path">The nupkg.</param>
    /// <param name="cancellationToken">Leaves the feed as it was.</param>
    /// <exception cref="ReleaseException">The feed cannot be written.</exception>
    Task<PushResult> PushAsync(PackageIdentity package, string path, CancellationToken cancellationToken);
}
