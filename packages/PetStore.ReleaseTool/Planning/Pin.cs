using NuGet.Versioning;

namespace PetStore.ReleaseTool.Planning;

/// <summary>A version that an application asks for.</summary>
/// <param name="Project">The application's project, relative to the root, with '/'.</param>
/// <param name="Id">The package, spelled as its folder.</param>
/// <param name="Version">The version.</param>
internal sealed record Pin(string Project, string Id, NuGetVersion Version);
