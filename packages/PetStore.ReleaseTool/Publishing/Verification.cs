using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>What was found out about one package.</summary>
/// <param name="Package">The package.</param>
/// <param name="Commit">The commit that it was built from again; null when no commit makes it.</param>
/// <param name="Difference">
/// How it differs from what the commit builds; null when it does not, or could not be compared.
/// </param>
/// <param name="Problem">Why it could not be compared; null when it could.</param>
internal sealed record Verification(PackageIdentity Package, string? Commit, string? Difference, Problem? Problem)
{
    /// <summary>Gets a value indicating whether the commit builds exactly this package.</summary>
    public bool IsEqual => Difference is null && Problem is null;
}
