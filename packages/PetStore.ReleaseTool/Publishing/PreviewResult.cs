using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>The previews of a commit.</summary>
/// <param name="Packages">What the feed holds now, dependencies before dependents.</param>
/// <param name="Problems">Why others are missing; empty when none is.</param>
internal sealed record PreviewResult(IReadOnlyList<PackageIdentity> Packages, IReadOnlyList<Problem> Problems);
