using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Mixing;

/// <summary>Gets nupkgs, each once: from the feed, or built from its release commit.</summary>
internal sealed class MixPackages(
    ReleaseResolver resolver, IPackageFeed feed, IPackageBuilder builder, IProgressLog progress) : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly Dictionary<PackageIdentity, string> _paths = [];
    private int _folders;

    /// <summary>Puts packages, and what they depend on, into a new folder.</summary>
    /// <exception cref="ReleaseException">A package cannot be built.</exception>
    public async Task<string> CollectAsync(
        VersionHistory history, IEnumerable<Release> releases, CancellationToken cancellationToken)
    {
        var folder = _scratch.Create($"mix{++_folders}");
        var targets = releases.Select(release => ReleaseTarget.Create(history, release, []));
        foreach (var resolved in await resolver.ResolveAllAsync(targets, cancellationToken))
        {
            var path = resolved.Release is { } release ? await GetAsync(release, cancellationToken)
                : throw new ReleaseException(resolved.Problems);
            File.Copy(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
        }

        return folder;
    }

    public void Dispose() => _scratch.Dispose();

    private async Task<string> GetAsync(Release release, CancellationToken cancellationToken)
    {
        if (!_paths.TryGetValue(release.Identity, out var path))
        {
            path = Path.Combine(_scratch.Create("held"), PackageFile.NameOf(release.Identity));
            if ((await feed.FindAsync(release.Identity, cancellationToken))?.Commit != release.Commit
                || !await feed.TryDownloadAsync(release.Identity, path, cancellationToken))
            {
                progress.Step($"Building {release} from {DisplayText.Short(release.Commit)}");
                var built = await builder.BuildAsync(
                    [release], _scratch.Create($"build/{release.Id}.{release.Version}"), cancellationToken);
                path = built[0].Path ?? throw new ReleaseException(built[0].Problem!);
            }

            _paths.Add(release.Identity, path);
        }

        return path;
    }
}
