using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Publishing;

/// <summary>The result of comparing a package on the feed with what its release commit builds.</summary>
/// <param name="Release">The release that was rebuilt.</param>
/// <param name="Difference">One line and more on what differs; null when the content is equal.</param>
/// <param name="IsSigned">Whether the feed's package has a signature. A build adds none, so the feed did.</param>
internal sealed record VerifyResult(Release Release, string? Difference, bool IsSigned);
