using NuGet.Packaging.Core;

namespace PetStore.ReleaseTool.Packages;

/// <summary>A package as a feed holds it.</summary>
/// <param name="Identity">Its id and version.</param>
/// <param name="Commit">The commit that its nuspec names; null when it names none.</param>
internal sealed record PackageMetadata(PackageIdentity Identity, string? Commit);
