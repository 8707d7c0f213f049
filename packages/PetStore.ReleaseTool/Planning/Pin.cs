using NuGet.Versioning;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>A version that a consumer asks for.</summary>
/// <param name="Project">The consumer's project, relative to the root, with '/'.</param>
/// <param name="Package">The package.</param>
/// <param name="Version">The version; null when <paramref name="Problem"/> says why it cannot be read.</param>
/// <param name="Problem">Why the version cannot be read; null when it can.</param>
internal sealed record Pin(string Project, Package Package, NuGetVersion? Version, Problem? Problem = null);
