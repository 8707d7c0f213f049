using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Building;

/// <summary>Builds packages from a commit.</summary>
internal interface IPackageBuilder
{
    /// <summary>Builds releases that have the same release commit.</summary>
    /// <param name="commit">The release commit.</param>
    /// <param name="releases">What to build, at least one.</param>
    /// <param name="folder">An empty folder for the packages.</param>
    /// <param name="cancellationToken">Ends the build and its processes.</param>
    /// <returns>One result for each release, in the same order.</returns>
    Task<IReadOnlyList<BuildResult>> BuildAsync(
        string commit, IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken);
}
