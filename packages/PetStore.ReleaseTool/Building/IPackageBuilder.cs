using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Building;

/// <summary>Builds packages from their release commits.</summary>
internal interface IPackageBuilder
{
    /// <summary>
    /// Builds releases. A problem with one of them, or with its commit, does not hold back the others.
    /// </summary>
    /// <param name="releases">
    /// What to build, at least one; each id and version once. Their release commits may differ.
    /// </param>
    /// <param name="folder">An empty folder for the packages.</param>
    /// <param name="cancellationToken">Ends the build and its processes.</param>
    /// <returns>One result for each release, in the same order.</returns>
    Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken);
}
