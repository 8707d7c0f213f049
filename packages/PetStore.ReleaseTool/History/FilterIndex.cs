namespace PetStore.ReleaseTool.History;

/// <summary>Finds the packages whose path filters may cover a file, without asking every package.</summary>
internal sealed class FilterIndex
{
    private readonly Dictionary<string, List<int>> _packagesByInclude = new(StringComparer.Ordinal);
    private readonly HashSet<(int, VersionOptions)> _indexed = [];
    private readonly HashSet<int> _withoutFilters = [];

    /// <summary>Gets the packages that had no filters at some commit, so that any change may make a version.</summary>
    public IReadOnlyCollection<int> WithoutFilters => _withoutFilters;

    /// <summary>Adds what a package's filters include. Filters that were added before stay.</summary>
    public void Add(int package, VersionOptions options)
    {
        if (!_indexed.Add((package, options)))
        {
            return;
        }

        if (options is { Filters: null, HeightKey: not null })
        {
            _withoutFilters.Add(package);
        }

        foreach (var include in options.Filters?.Includes ?? [])
        {
            if (!_packagesByInclude.TryGetValue(include, out var packages))
            {
                _packagesByInclude.Add(include, packages = []);
            }

            if (!packages.Contains(package))
            {
                packages.Add(package);
            }
        }
    }

    /// <summary>Finds the packages that include the file or a folder above it; one may come several times.</summary>
    public IEnumerable<int> FindCandidates(string path)
    {
        var length = path.Length;
        while (true)
        {
            if (Find(path.AsSpan(0, length)) is { } packages)
            {
                foreach (var package in packages)
                {
                    yield return package;
                }
            }

            if (length == 0)
            {
                yield break;
            }

            length = Math.Max(path.AsSpan(0, length).LastIndexOf('/'), 0);
        }
    }

    private List<int>? Find(ReadOnlySpan<char> include) =>
        _packagesByInclude.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(include, out var packages)
            ? packages
            : null;
}
