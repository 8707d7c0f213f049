using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>Where a branch was cut.</summary>
/// <param name="Versions">The history of that commit.</param>
/// <param name="Paths">The files that differ between it and HEAD.</param>
internal sealed record MergeBase(VersionHistory Versions, IReadOnlyList<string> Paths)
{
    /// <summary>
    /// Determines whether HEAD has the same inputs of a package. Its version may be another one: a merge makes a version
    /// of each package that the line changed since the branch was cut.
    /// </summary>
    public bool HasSameInputs(Release current) =>
        current.State.Options.Filters is { } filters && !Paths.Any(filters.Contains);
}
