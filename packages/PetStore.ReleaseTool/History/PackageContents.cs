using System.Collections.Immutable;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.History;

/// <summary>
/// The facts about a package's folder that its conventions depend on, in a commit or in the working tree.
/// </summary>
internal sealed record PackageContents
{
    /// <summary>Gets a value indicating whether the folder has a project of the folder's name.</summary>
    public required bool HasProject { get; init; }

    /// <summary>Gets the names of the other projects in the folder, in ordinal order.</summary>
    public required ImmutableSortedSet<string> OtherProjects { get; init; }

    public required bool HasVersionFile { get; init; }

    /// <summary>
    /// Gets a value indicating whether the folder has a version.txt, which NBGV would read instead of version.json.
    /// </summary>
    public required bool HasVersionText { get; init; }

    /// <summary>Gets the reason why the folder is not one: it is a symbolic link or a submodule.</summary>
    public Problem? FolderProblem { get; init; }

    /// <summary>Gets the reason why the versions cannot be counted, although version.json says what they are.</summary>
    public Problem? CountProblem { get; init; }

    /// <summary>Gets what version.json says, inherited settings included.</summary>
    public required VersionOptions Options { get; init; }

    /// <summary>Gets the number of commits that count for the version.</summary>
    public required int Height { get; init; }

    /// <summary>Gets a value indicating whether version.json gives a version here.</summary>
    public bool HasVersion => Options.GetVersion(Height) is not null;
}
