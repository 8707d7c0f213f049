using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Consumers;

/// <summary>A file of the consumers that asks for packages, with all that it imports.</summary>
/// <param name="Path">Relative to the root, with '/'.</param>
/// <param name="IsProject">
/// Whether MSBuild evaluates it as a project. A file-based app, a script or a manifest is not one.
/// </param>
/// <param name="Files">The files that were read for it.</param>
/// <param name="Requests">The packages that it names.</param>
/// <param name="Problems">Why packages may be missing; empty when none can be.</param>
internal sealed record Consumer(
    string Path,
    bool IsProject,
    IReadOnlyList<string> Files,
    IReadOnlyList<PackageRequest> Requests,
    IReadOnlyList<Problem> Problems);
