using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Building;

/// <summary>A package that was built, or why it was not.</summary>
/// <param name="Release">The release.</param>
/// <param name="Path">The nupkg; null when there is a problem.</param>
/// <param name="Problem">Why there is none.</param>
internal sealed record BuildResult(Release Release, string? Path, Problem? Problem);
