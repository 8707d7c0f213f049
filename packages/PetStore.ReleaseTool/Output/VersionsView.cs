using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Output;

/// <summary>Shows the result of <c>versions</c>.</summary>
internal static class VersionsView
{
    /// <summary>Shows the current release of each package.</summary>
    /// <param name="commit">The commit that was asked for.</param>
    /// <param name="releases">Its releases, refused ones too.</param>
    /// <param name="format">The format.</param>
    public static ResultText Show(string commit, IReadOnlyList<ResolvedRelease> releases, VersionsFormat format) =>
        format switch
        {
            VersionsFormat.Table => new ResultText(CreateTable(releases), null),
            VersionsFormat.Json => new ResultText(ReleaseDocument.Create(commit, releases).ToJson()),
        };

    private static TextTable CreateTable(IEnumerable<ResolvedRelease> releases)
    {
        var table = new TextTable("Package", "Version", "Commit", "Depends on");
        foreach (var release in releases)
        {
            table.Add(
                release.Package.Id,
                release.Version?.ToString() ?? "none",
                release.Release is { } made ? DisplayText.Short(made.Commit) : "none",
                release.IsRefused ? $"refused: {release.Problems[0].Code}" : string.Join(", ", release.Dependencies));
        }

        return table;
    }
}
