using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.FaultHost;

/// <summary>
/// A builder that links packages which were built before, so that a run is short and can be killed often.
/// </summary>
/// <param name="paths">The nupkgs, by the name of their release.</param>
internal sealed class PrebuiltBuilder(IReadOnlyDictionary<string, string> paths) : IPackageBuilder
{
    public Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BuildResult>>(
            [.. releases.Select(release => new BuildResult(release, Link(release, folder), null))]);

    private string Link(Release release, string folder) =>
        File.CreateSymbolicLink(Path.Combine(folder, $"{release.Id}.nupkg"), paths[release.ToString()]).FullName;
}
