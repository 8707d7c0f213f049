using PetStore.ReleaseTool.Affected;

namespace PetStore.ReleaseTool.Output;

/// <summary>The JSON document of <c>affected</c>. Properties are in the order in which they are written.</summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="Commit">HEAD.</param>
/// <param name="Since">The commit that HEAD is compared with; null when packages were named.</param>
/// <param name="Packages">The packages, by path.</param>
/// <param name="Tests">Their test projects.</param>
/// <param name="Libraries">Projects that tests share.</param>
/// <param name="Consumers">The applications that use them.</param>
internal sealed record AffectedDocument(
    int SchemaVersion,
    string Commit,
    string? Since,
    IReadOnlyList<AffectedDocument.PackageEntry> Packages,
    IReadOnlyList<AffectedDocument.ProjectEntry> Tests,
    IReadOnlyList<AffectedDocument.ProjectEntry> Libraries,
    IReadOnlyList<AffectedDocument.ProjectEntry> Consumers)
{
    private const int CurrentSchema = 1;

    public static AffectedDocument Create(string commit, string? since, IReadOnlyList<AffectedProject> affected)
    {
        return new AffectedDocument(
            CurrentSchema,
            commit,
            since,
            [.. Select(ProjectKind.Package)
                .Select(each => new PackageEntry(each.Project.Name, each.Project.Folder, each.Reason))],
            [.. Select(ProjectKind.Test).Select(Describe)],
            [.. Select(ProjectKind.Library).Select(Describe)],
            [.. Select(ProjectKind.Consumer).Select(Describe)]);

        IEnumerable<AffectedProject> Select(ProjectKind kind) => affected.Where(each => each.Project.Kind == kind);
    }

    public string ToJson() => DocumentContext.Serialize(this, DocumentContext.Readable.AffectedDocument);

    private static ProjectEntry Describe(AffectedProject affected) =>
        new(affected.Project.Name, affected.Project.Folder, affected.Reason);

    internal sealed record PackageEntry(string Id, string Path, string Reason);

    internal sealed record ProjectEntry(string Name, string Path, string Reason);
}
