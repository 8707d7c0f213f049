using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>A package in the working tree.</summary>
/// <param name="Package">The package.</param>
/// <param name="Contents">What the conventions look at.</param>
/// <param name="HasLockFile">Whether it has a lock file that git tracks or could track.</param>
internal sealed record WorkingPackage(Package Package, PackageContents Contents, bool HasLockFile);
