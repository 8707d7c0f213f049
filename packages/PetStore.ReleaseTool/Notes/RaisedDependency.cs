using NuGet.Versioning;

namespace PetStore.ReleaseTool.Notes;

/// <summary>A direct dependency whose version differs from that of the earlier version.</summary>
/// <param name="Id">The dependency.</param>
/// <param name="From">Its version before.</param>
/// <param name="To">Its version now.</param>
internal sealed record RaisedDependency(string Id, NuGetVersion From, NuGetVersion To);
