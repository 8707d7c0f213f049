using System.Collections.Immutable;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.History;

/// <summary>A package as one commit leaves it.</summary>
internal sealed record PackageState
{
    public static readonly PackageState Absent = new();

    public VersionOptions Options { get; init; } = VersionOptions.None;

    /// <summary>The commits that touched the package since its MAJOR.MINOR was set, this one included.</summary>
    public int Height { get; init; }

    /// <summary>The object id of the package's own version.json.</summary>
    public string? VersionFile { get; init; }

    /// <summary>Whether there is a version.txt, which NBGV would read before the version.json.</summary>
    public bool HasVersionText { get; init; }

    /// <summary>The object id of packages.lock.json.</summary>
    public string? LockFile { get; init; }

    /// <summary>The object id of the project that has the folder's name.</summary>
    public string? Project { get; init; }

    /// <summary>The names of the other projects in the folder, in ordinal order.</summary>
    public ImmutableSortedSet<string> OtherProjects { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The path whose change made the height; null when it was not counted up.</summary>
    public string? Cause { get; init; }

    public bool Exists => VersionFile is not null || Project is not null || OtherProjects.Count > 0;

    public NuGetVersion? Version => Exists ? Options.GetVersion(Height) : null;
}
