using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.History;

/// <summary>The inputs of a package: all its path filters, its own and the inherited ones.</summary>
internal sealed class PathFilters
{
    private readonly PathFilter[] _includes;
    private readonly PathFilter[] _excludes;

    public PathFilters(IReadOnlyList<PathFilter> filters)
    {
        _includes = [.. filters.Where(filter => !filter.IsExclude)];
        _excludes = [.. filters.Where(filter => filter.IsExclude)];
        if (_includes.Length == 0)
        {
            _includes = [new PathFilter("", IsExclude: false)];
        }
    }

    /// <summary>
    /// Gets the paths that these filters ask for; an empty one asks for the whole repository, as do filters that only
    /// take away.
    /// </summary>
    public IEnumerable<string> Includes => _includes.Select(include => include.Path);

    /// <summary>The paths that these filters take away.</summary>
    public IEnumerable<string> Excludes => _excludes.Select(exclude => exclude.Path);

    /// <summary>Whether a change of the file makes a version.</summary>
    public bool Contains(string file) =>
        Array.Exists(_includes, include => include.Path.Length == 0 || include.Covers(file))
        && !Array.Exists(_excludes, exclude => exclude.Covers(file));

    /// <summary>Whether the path, or a path below it that only a link or a submodule has, makes a version.</summary>
    public bool Reaches(string path) =>
        Contains(path) || Includes.Any(include => include.StartsWith(path + "/", StringComparison.Ordinal));
}
