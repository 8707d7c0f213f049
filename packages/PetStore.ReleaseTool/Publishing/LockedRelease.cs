using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>A package in a lock file, and the release that it claims to be.</summary>
/// <param name="File">The lock file, as the caller named it.</param>
/// <param name="Package">The package.</param>
/// <param name="Release">The release of the same version.</param>
internal sealed record LockedRelease(string File, LockedPackage Package, Release Release);
