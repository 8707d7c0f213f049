using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>A release and the release that its public API is compared with.</summary>
/// <param name="Current">The release of HEAD.</param>
/// <param name="Baseline">The earlier release; null when there is none.</param>
/// <param name="IsUnchanged">Whether both have the same inputs, so that there is nothing to compare.</param>
internal sealed record ApiBaseline(Release Current, Release? Baseline, bool IsUnchanged)
{
    /// <summary>Finds the baseline: the last stable version before, because a prerelease promises nothing.</summary>
    /// <param name="current">The release of HEAD.</param>
    /// <param name="head">The history of HEAD.</param>
    /// <param name="since">The merge base; null for the version before the current one.</param>
    public static ApiBaseline Find(Release current, VersionHistory head, MergeBase? since)
    {
        if (since is null)
        {
            return new ApiBaseline(current, head.FindStableAt(current.Id, current.Position - 1), IsUnchanged: false);
        }

        var (versions, _) = since;
        return versions.FindAt(current.Id, versions.LastPosition) is { } there
            && (there.Version == current.Version || since.HasSameInputs(current))
                ? new ApiBaseline(current, there, IsUnchanged: true)
                : new ApiBaseline(
                    current, versions.FindStableAt(current.Id, versions.LastPosition), IsUnchanged: false);
    }
}
