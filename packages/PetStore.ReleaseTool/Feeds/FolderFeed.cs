using NuGet.Common;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// A folder in NuGet's hierarchical layout: <c>id/version/id.version.nupkg</c> and the files that NuGet puts beside it.
/// </summary>
/// <remarks>
/// A version's folder is written aside and renamed into place. A rename onto a folder that holds something fails, so a
/// package appears whole, and of several publishers one wins.
/// </remarks>
internal sealed class FolderFeed(string root) : IPackageFeed
{
    private const string StagingPrefix = ".staging-";
    private readonly VersionFolderPathResolver _paths = new(root);

    // Asked once: the root of a feed of a thousand packages has a thousand folders.
    private readonly Lazy<bool> _isFlat = new(
        () => Directory.Exists(root) && Directory.EnumerateFiles(root, "*.nupkg").Any());

    /// <summary>Gets the absolute folder, without a separator at its end.</summary>
    public string Folder { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    public Task<IReadOnlyList<NuGetVersion>> ListVersionsAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<NuGetVersion>>(
            _paths.GetVersionListPath(id), () => ListVersions(id, cancellationToken), cancellationToken);

    public Task<PackageMetadata?> FindAsync(PackageIdentity package, CancellationToken cancellationToken) =>
        ReadAsync(_paths.GetInstallPath(package.Id, package.Version), () => Find(package), cancellationToken);

    public async Task<bool> TryDownloadAsync(PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        if (await FindAsync(package, cancellationToken) is null)
        {
            return false;
        }

        await using var source = await ReadAsync(
            _paths.GetInstallPath(package.Id, package.Version),
            () => File.OpenRead(_paths.GetPackageFilePath(package.Id, package.Version)), cancellationToken);
        await using var target = File.Create(path);
        await source.CopyToAsync(target, cancellationToken);
        return true;
    }

    public Task CheckPushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<PushResult> PushAsync(PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        if (!PackageIdValidator.IsValidPackageId(package.Id))
        {
            throw new ReleaseException(
                FeedProblems.UnusableFeed(
                    root, $"'{package.Id}' is not a package id, and could name a folder outside"));
        }

        var isNew = await AddAsync(package, path, cancellationToken);
        return await FindAsync(package, cancellationToken) is { } held
            ? new PushResult(held, !isNew)
            : throw new ReleaseException(FeedProblems.UnusableFeed(root, $"{package} was written, but is not there"));
    }

    public void Dispose()
    {
        // Nothing is held open between calls.
    }

    /// <returns>False when the feed has the package already.</returns>
    private async Task<bool> AddAsync(PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        // The caller builds the next packages meanwhile.
        await Task.Yield();
        try
        {
            // A folder of its own: what publishers share, one would delete while another one writes into it.
            Directory.CreateDirectory(root);
            LockedFolder.DeleteAbandoned(root, StagingPrefix);
            using var staging = LockedFolder.Create(root, StagingPrefix);
            await StageAsync(package, path, staging.Path, cancellationToken);
            Directory.CreateDirectory(_paths.GetVersionListPath(package.Id));
            cancellationToken.ThrowIfCancellationRequested();
            return TryMoveIntoPlace(
                package, new VersionFolderPathResolver(staging.Path).GetInstallPath(package.Id, package.Version));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw new ReleaseException(FeedProblems.UnusableFeed(root, exception.Message));
        }
    }

    private PackageMetadata? Find(PackageIdentity package)
    {
        var path = _paths.GetPackageFilePath(package.Id, package.Version);
        if (!File.Exists(path))
        {
            var folder = _paths.GetInstallPath(package.Id, package.Version);
            if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return null;
            }

            // Another publisher may have renamed the folder into place since the package was looked for.
            if (!File.Exists(path))
            {
                throw new ReleaseException(
                    FeedProblems.DamagedPackage(path, "its folder is there, but the package is not"));
            }
        }

        var held = PackageFile.Read(path);
        return held.Identity.Equals(package)
            ? held
            : throw new ReleaseException(FeedProblems.DamagedPackage(path, $"it says that it is {held.Identity}"));
    }

    private List<NuGetVersion> ListVersions(string id, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(_paths.GetVersionListPath(id));
        var versions = new List<NuGetVersion>();
        foreach (var each in folder.Exists ? folder.EnumerateDirectories() : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (NuGetVersion.TryParse(each.Name, out var version)
                && File.Exists(_paths.GetPackageFilePath(id, version)))
            {
                versions.Add(version);
            }
        }

        return versions;
    }

    // On a slow disk or a share a look at a folder can take long. The caller does not wait for it once it is cancelled.
    private async Task<T> ReadAsync<T>(string folder, Func<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => Read(folder, read), cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw new ReleaseException(FeedProblems.UnusableFeed(root, exception.Message));
        }
    }

    private T Read<T>(string folder, Func<T> read) =>
        FindFile(folder) is { } file ? throw new IOException($"'{file}' is a file.")
        : _isFlat.Value
        ? throw new IOException("packages lie in it side by side, so NuGet would not find those in folders.")
        : read();

    // Below a file nothing is found and nothing can be written: it is no empty feed.
    private static string? FindFile(string folder)
    {
        var path = Path.GetFullPath(folder);
        while (!Path.Exists(path))
        {
            path = Path.GetDirectoryName(path)!;
        }

        return File.Exists(path) ? path : null;
    }

    // .NET throws the last one when a file becomes larger than the file system or a limit allows.
    private static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" };

    private static async Task StageAsync(
        PackageIdentity package, string path, string staging, CancellationToken cancellationToken)
    {
        var context = new PackageExtractionContext(
            PackageSaveMode.Nuspec | PackageSaveMode.Nupkg, XmlDocFileSaveMode.None, clientPolicyContext: null,
            NullLogger.Instance);
        await using (var source = File.OpenRead(path))
        {
            await PackageExtractor.InstallFromSourceAsync(
                source: "",
                package,
                target => source.CopyToAsync(target, cancellationToken),
                new VersionFolderPathResolver(staging),
                context,
                cancellationToken);
        }

        // A rename may reach the disk before the bytes do.
        foreach (var file in Directory.EnumerateFiles(staging, "*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }
    }

    private bool TryMoveIntoPlace(PackageIdentity package, string staged)
    {
        var target = _paths.GetInstallPath(package.Id, package.Version);
        DeleteEmpty(target);
        try
        {
            Directory.Move(staged, target);
            return true;
        }
        catch (IOException) when (File.Exists(_paths.GetPackageFilePath(package.Id, package.Version)))
        {
            // Another publisher was first. What it wrote is read back by the caller.
            return false;
        }
    }

    // .NET refuses to rename onto a folder even when it is empty.
    private static void DeleteEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // It holds something, or is not there.
        }
    }
}
