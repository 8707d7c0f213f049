using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>
/// A feed in memory. It takes the path of a package that is pushed to it for the package's commit, unless there is such
/// a file, as <see cref="MemoryBuilder"/> makes it.
/// </summary>
internal sealed class MemoryFeed : IPackageFeed
{
    private readonly Dictionary<PackageIdentity, PackageMetadata> _packages = [];

    /// <summary>What was pushed, in order, as <c>X 1.0.1</c>.</summary>
    public List<string> Pushes { get; } = [];

    /// <summary>The package whose push fails, as <c>X 1.0.1</c>.</summary>
    public string? Refused { get; init; }

    /// <summary>Why the feed takes no packages at all.</summary>
    public Problem? TakesNothing { get; init; }

    /// <summary>Called before a package is looked up.</summary>
    public Action? Finding { get; set; }

    /// <summary>Called before each download.</summary>
    public Action? Downloading { get; set; }

    public void Add(string id, string version, string? commit) =>
        _packages[FixturePackage.Identity(id, version)] = new PackageMetadata(
            FixturePackage.Identity(id, version), commit);

    public void Remove(string id, string version) => _packages.Remove(FixturePackage.Identity(id, version));

    public Task<IReadOnlyList<NuGetVersion>> ListVersionsAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NuGetVersion>>(
            [.. _packages.Keys.Where(package => package.Id == id).Select(package => package.Version)]);

    public Task<PackageMetadata?> FindAsync(PackageIdentity package, CancellationToken cancellationToken)
    {
        Finding?.Invoke();
        return Task.FromResult(_packages.GetValueOrDefault(package));
    }

    public Task<bool> TryDownloadAsync(PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        Downloading?.Invoke();
        var isHeld = _packages.TryGetValue(package, out var held);
        File.WriteAllText(path, held?.Commit);
        return Task.FromResult(isHeld);
    }

    public Task CheckPushAsync(CancellationToken cancellationToken) =>
        TakesNothing is { } problem ? throw new ReleaseException(problem) : Task.CompletedTask;

    public void Dispose()
    {
        // It holds nothing open.
    }

    /// <summary>Called before each push, with the name of the package.</summary>
    public Func<string, Task>? Pushing { get; set; }

    public async Task<PushResult> PushAsync(PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        var name = $"{package.Id} {package.Version}";
        await (Pushing?.Invoke(name) ?? Task.CompletedTask);
        cancellationToken.ThrowIfCancellationRequested();
        if (name == Refused)
        {
            throw new ReleaseException(FeedProblems.UnusableFeed("memory", "it refuses"));
        }

        Pushes.Add(name);
        var commit = File.Exists(path) ? PackageFile.Read(path).Commit : path;
        var isNew = _packages.TryAdd(package, new PackageMetadata(package, commit));
        return new PushResult(_packages[package], !isNew);
    }
}
