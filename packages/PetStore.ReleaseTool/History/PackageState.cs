using System.Collections.Immutable;
using NuGet.Versioning;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>A package as one commit leaves it.</summary>
internal sealed record PackageState
{
    public static readonly PackageState Absent = new();

    public VersionOptions Options { get; init; } = VersionOptions.None;

    /// <summary>Gets the number of commits that touched the package since its MAJOR.MINOR was set, this one included.</summary>
    public int Height { get; init; }

    /// <summary>Gets the object id of the package's own version.json.</summary>
    public string? VersionFile { get; init; }

    /// <summary>Gets a value indicating whether the folder has a version.txt, which NBGV would read instead of version.json.</summary>
    public bool HasVersionText { get; init; }

    /// <summary>Gets the object id of packages.lock.json.</summary>
    public string? LockFile { get; init; }

    /// <summary>Gets the object id of the project that has the folder's name.</summary>
    public string? Project { get; init; }

    /// <summary>Gets the names of the other projects in the folder, in ordinal order.</summary>
    public ImmutableSortedSet<string> OtherProjects { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Gets the path whose change raised the height; null when it was not raised.</summary>
    public string? Cause { get; init; }

    public bool Exists => VersionFile is not null || Project is not null || OtherProjects.Count > 0;

    /// <summary>Gets what the conventions look at.</summary>
    public PackageContents Contents => new()
    {
        HasProject = Project is not null,
        OtherProjects = OtherProjects,
        HasVersionFile = VersionFile is not null,
        HasVersionText = HasVersionText,
        Options = Options,
        HasVersion = Version is not null,
    };

    public NuGetVersion? Version => Exists ? Options.GetVersion(Height) : null;

    /// <summary>Applies the change of a file that <see cref="RepositoryLayout.IsVersionSource"/> accepts.</summary>
    /// <param name="id">The package.</param>
    /// <param name="name">The file's path inside the package's folder.</param>
    /// <param name="blob">The object id of the new content; null when the file is deleted.</param>
    public PackageState WithFile(string id, ReadOnlySpan<char> name, string? blob) => name switch
    {
        RepositoryLayout.VersionFileName => this with { VersionFile = blob },
        RepositoryLayout.VersionTextName => this with { HasVersionText = blob is not null },
        RepositoryLayout.LockFileName => this with { LockFile = blob },
        _ when RepositoryLayout.IsProjectOf(id, name) => this with { Project = blob },
        _ when blob is not null => this with { OtherProjects = OtherProjects.Add(name.ToString()) },
        _ => this with { OtherProjects = OtherProjects.Remove(name.ToString()) },
    };
}
