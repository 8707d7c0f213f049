using PetStore.ReleaseTool.Packages;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>What became of a push.</summary>
/// <param name="Held">
/// The package that the feed holds now: the pushed one, or what another publisher added before.
/// </param>
/// <param name="MayBeOther">Whether its bytes may be those of another build; false when this push wrote them.</param>
internal sealed record PushResult(PackageMetadata Held, bool MayBeOther);
