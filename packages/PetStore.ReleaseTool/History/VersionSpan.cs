using NuGet.Versioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>A span of the line in which a package keeps one version, or has none.</summary>
/// <param name="package">The package, as its folder is spelled in this span.</param>
/// <param name="position">The place on the line where the span begins.</param>
/// <param name="commit">The commit where it begins.</param>
/// <param name="state">The package as that commit leaves it.</param>
internal sealed class VersionSpan(Package package, int position, Commit commit, PackageState state)
{
    private readonly PackageState _firstState = state;

    public Package Package => package;

    public int Position => position;

    public Commit Commit => commit;

    /// <summary>Gets or sets the package as the last commit of the span leaves it.</summary>
    public PackageState State { get; set; } = state;

    public NuGetVersion? Version { get; } = state.Version;

    public Release ToRelease() => new(package, Version!, commit.Id, position, commit.Parents.Count > 1, _firstState);
}
