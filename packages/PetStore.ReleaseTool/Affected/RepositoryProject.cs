using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Affected;

/// <summary>A project as a commit holds it.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Name">The name of its file, without the ending; a package's id.</param>
/// <param name="Path">Its file, relative to the root, with '/'.</param>
/// <param name="Inputs">The paths that it is made of, those of a package being what its version is counted from.</param>
/// <param name="Dependencies">The names of the projects that it is built from, transitive ones too; null when git alone does not tell.</param>
internal sealed record RepositoryProject(
    ProjectKind Kind, string Name, string Path, PathFilters Inputs, IReadOnlySet<string>? Dependencies)
{
    /// <summary>The folder of its file, relative to the root, with '/'.</summary>
    public string Folder => Path[..Path.LastIndexOf('/')];
}
