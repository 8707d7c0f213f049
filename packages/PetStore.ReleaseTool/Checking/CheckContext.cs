using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>What every rule may look at.</summary>
internal sealed record CheckContext
{
    public required GitRepository Repository { get; init; }

    public required WorkingFiles Files { get; init; }

    /// <summary>Gets all packages of the working tree, in ordinal order of their ids.</summary>
    public required IReadOnlyList<WorkingPackage> Packages { get; init; }

    /// <summary>Gets the packages that are checked: all of them, or the one that <c>new</c> adds.</summary>
    public required IReadOnlyList<WorkingPackage> Checked { get; init; }

    /// <summary>Gets a value indicating whether all packages are checked, and with them what no package owns.</summary>
    public bool ChecksAll => Checked.Count == Packages.Count;

    public required VersionReader Versions { get; init; }

    /// <summary>
    /// Gets the feed that has pinned versions which no commit of the line made; null for rules that read only files.
    /// </summary>
    public IPackageFeed? Feed { get; init; }

    /// <summary>Creates what the rules need that do not read the history or a feed.</summary>
    /// <param name="repository">The clone.</param>
    /// <param name="files">The working tree.</param>
    /// <param name="id">The one package to check; null for all.</param>
    public static CheckContext CreateForFiles(GitRepository repository, WorkingFiles files, string? id)
    {
        var packages = WorkingPackages.Read(files, repository.Layout);
        return new CheckContext
        {
            Repository = repository,
            Files = files,
            Packages = packages,
            Checked = id is null ? packages : [.. packages.Where(package => package.Package.Id == id)],
            Versions = new VersionReader(repository),
        };
    }

    public string Root => Repository.Root;

    public RepositoryLayout Layout => Repository.Layout;
}
