using NuGet.Versioning;

namespace PetStore.ReleaseTool.History;

/// <summary>A stretch of the line on which a package has one version, or none.</summary>
internal sealed class VersionStretch(string id, int position, Commit commit, PackageState state)
{
    /// <summary>The package's id, as its folder spells it here.</summary>
    public string Id => id;

    /// <summary>The place on the line at which it begins.</summary>
    public int Position => position;

    /// <summary>The commit at which it begins.</summary>
    public Commit Commit => commit;

    /// <summary>The package as that commit leaves it.</summary>
    public PackageState FirstState { get; } = state;

    /// <summary>The package as the last commit of the stretch leaves it.</summary>
    public PackageState State { get; set; } = state;

    public NuGetVersion? Version { get; } = state.Version;

    public Release ToRelease() => new(id, Version!, commit.Id, position, commit.Parents.Count > 1, FirstState);
}
