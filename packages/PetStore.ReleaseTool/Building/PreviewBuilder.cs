using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Building;

/// <summary>Builds packages from one commit, in the versions that NBGV gives to a commit that is not public.</summary>
/// <remarks>The nupkgs have other versions than the releases.</remarks>
/// <param name="builder">Builds them.</param>
/// <param name="commit">The commit.</param>
internal sealed class PreviewBuilder(ReleaseBuilder builder, string commit) : IPackageBuilder
{
    public Task<IReadOnlyList<BuildResult>> BuildAsync(
        IReadOnlyList<Release> releases, string folder, CancellationToken cancellationToken) =>
        builder.BuildPreviewsAsync(commit, releases, folder, cancellationToken);
}
