using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>What became of a batch, until it is pushed.</summary>
/// <param name="Releases">The releases that were built.</param>
/// <param name="Results">What became of each, in the same order.</param>
/// <param name="Scratch">The folder with the packages; null when nothing was built.</param>
internal sealed record BuiltBatch(
    IReadOnlyList<ResolvedRelease> Releases, IReadOnlyList<BuildResult> Results, ScratchFolder? Scratch) : IDisposable
{
    public void Dispose() => Scratch?.Dispose();
}
