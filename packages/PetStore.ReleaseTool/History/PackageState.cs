using System.Collections.Immutable;
using NuGet.Versioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.History;

/// <summary>A package as one commit leaves it.</summary>
internal sealed record PackageState
{
    public static readonly PackageState Absent = new();

    public VersionOptions Options { get; init; } = VersionOptions.None;

    /// <summary>
    /// Gets the number of commits that touched the package since its MAJOR.MINOR was set, this one included.
    /// </summary>
    public int Height { get; init; }

    /// <summary>
    /// Gets the reason why NBGV fails to count the height, although it can read the options; null when it counts.
    /// </summary>
    public Problem? Failure { get; init; }

    /// <summary>
    /// Gets the first commit that changed the package under a version without a place for the height.
    /// </summary>
    public string? ChangedUnderOneVersion { get; init; }

    /// <summary>Gets the package's own version.json.</summary>
    public FileChange? VersionFile { get; init; }

    /// <summary>Gets the version.txt of the folder, which NBGV would read instead of version.json.</summary>
    public FileChange? VersionText { get; init; }

    /// <summary>Gets what the commit has where the folder would be: a file, a symbolic link or a submodule.</summary>
    public FileChange? NoFolder { get; init; }

    /// <summary>Gets the object id of packages.lock.json.</summary>
    public string? LockFile { get; init; }

    /// <summary>Gets the object id of the project that has the folder's name.</summary>
    public string? Project { get; init; }

    /// <summary>Gets the names of the other projects in the folder, in ordinal order.</summary>
    public ImmutableSortedSet<string> OtherProjects { get; init; } = ImmutableSortedSet.Create<string>(
        StringComparer.Ordinal);

    /// <summary>Gets the path whose change raised the height; null when it was not raised.</summary>
    public string? Cause { get; init; }

    public bool Exists => VersionFile is not null || Project is not null || OtherProjects.Count > 0 || IsLinked;

    /// <summary>Gets the files that the options are read from, besides those above the package.</summary>
    public IEnumerable<FileChange> OptionFiles => new[] { NoFolder, VersionText, VersionFile }.OfType<FileChange>();

    /// <summary>Gets what the conventions look at.</summary>
    public PackageContents Contents => new()
    {
        HasProject = Project is not null,
        OtherProjects = OtherProjects,
        HasVersionFile = VersionFile is not null,
        HasVersionText = VersionText is not null,
        FolderProblem = IsLinked ? Options.Failure : null,
        CountProblem = Failure ?? (
            ChangedUnderOneVersion is { } commit ? Options.DescribeChange(Height, commit) : null),
        Options = Options,
        Height = Height,
    };

    public NuGetVersion? Version => Failure is null && ChangedUnderOneVersion is null ? Number : null;

    /// <summary>Gets the version that the options and the height give.</summary>
    public NuGetVersion? Number => Exists ? Options.GetVersion(Height) : null;

    private bool IsLinked => NoFolder is { Kind: not FileKind.File };

    /// <summary>Applies the change of a file that <see cref="RepositoryLayout.IsVersionSource"/> accepts.</summary>
    /// <param name="id">The package.</param>
    /// <param name="name">The file's path inside the package's folder; empty for the folder's own path.</param>
    /// <param name="change">The change.</param>
    public PackageState WithFile(string id, ReadOnlySpan<char> name, FileChange change) => name switch
    {
        "" => this with { NoFolder = AsExisting(change) },
        RepositoryLayout.VersionFileName => this with { VersionFile = AsExisting(change) },
        RepositoryLayout.VersionTextName => this with { VersionText = AsExisting(change) },
        RepositoryLayout.LockFileName => this with { LockFile = change.Blob },
        _ when RepositoryLayout.IsProjectOf(id, name) => this with { Project = change.Blob },
        _ when change.Blob is not null => this with { OtherProjects = OtherProjects.Add(name.ToString()) },
        _ => this with { OtherProjects = OtherProjects.Remove(name.ToString()) },
    };

    private static FileChange? AsExisting(FileChange change) => change.Blob is null ? null : change;
}
