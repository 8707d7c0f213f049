using System.Collections.Immutable;

namespace PetStore.ReleaseTool.History;

/// <summary>The facts about a package's folder that its conventions depend on, in a commit or in the working tree.</summary>
internal sealed record PackageContents
{
    /// <summary>Gets a value indicating whether the folder has a project of the folder's name.</summary>
    public required bool HasProject { get; init; }

    /// <summary>Gets the names of the other projects in the folder, in ordinal order.</summary>
    public required ImmutableSortedSet<string> OtherProjects { get; init; }

    public required bool HasVersionFile { get; init; }

    /// <summary>Gets a value indicating whether the folder has a version.txt, which NBGV would read instead of version.json.</summary>
    public required bool HasVersionText { get; init; }

    /// <summary>Gets what version.json says, inherited settings included.</summary>
    public required VersionOptions Options { get; init; }

    /// <summary>Gets a value indicating whether version.json gives a version here.</summary>
    public required bool HasVersion { get; init; }
}
