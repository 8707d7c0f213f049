using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Affected;

/// <summary>A project at a commit.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">The name of its file without the extension, which is the id of a package.</param>
/// <param name="Path">Its file, relative to the root, with '/'.</param>
/// <param name="Inputs">
/// The paths that it is built from; for a package, the paths that its version is counted from.
/// </param>
/// <param name="Dependencies">
/// The names of the projects that it depends on, transitive ones too; null when they are unknown.
/// </param>
internal sealed record RepositoryProject(
    ProjectKind Kind, string Name, string Path, PathFilters Inputs, IReadOnlySet<string>? Dependencies)
{
    /// <summary>Gets the folder of its file, relative to the root, with '/'.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];
}
