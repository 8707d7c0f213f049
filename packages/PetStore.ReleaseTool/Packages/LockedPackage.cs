using NuGet.Packaging.Core;

namespace PetStore.ReleaseTool.Packages;

/// <summary>A package as an application's lock file names it.</summary>
/// <param name="Identity">The id, spelled as in the lock file, and the resolved version.</param>
/// <param name="ContentHash">
/// NuGet's content hash: the SHA-512 of what a feed served, signatures left out, in base 64.
/// </param>
internal sealed record LockedPackage(PackageIdentity Identity, string ContentHash);
