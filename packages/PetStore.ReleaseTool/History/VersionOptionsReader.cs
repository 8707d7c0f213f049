using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>Reads version.json files by their object ids, each combination once.</summary>
/// <param name="layout">Where the files are.</param>
/// <param name="texts">The content of every version.json, by object id.</param>
internal sealed class VersionOptionsReader(RepositoryLayout layout, IReadOnlyDictionary<string, string> texts)
{
    private readonly Dictionary<string, VersionOptions> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Path, string Blob), VersionFile> _files = [];

    /// <summary>Combines the version.json files above the packages.</summary>
    public VersionOptions Read(IReadOnlyList<SharedVersionFile> shared) => Combine([.. Find(shared)]);

    /// <summary>Combines a package's own version.json with those above it.</summary>
    /// <param name="shared">The files above the packages, from the root down.</param>
    /// <param name="package">The package.</param>
    /// <param name="own">The object id of the package's version.json; null when it has none.</param>
    public VersionOptions Read(IReadOnlyList<SharedVersionFile> shared, Package package, string? own) =>
        Combine([.. Find(shared), .. own is null ? [] : new[] { (package.VersionFile, own) }]);

    /// <summary>Combines the files that exist on the way to a package.</summary>
    /// <param name="files">The object ids of the files that exist, by path.</param>
    /// <param name="package">The package.</param>
    public VersionOptions Read(IReadOnlyDictionary<string, string> files, Package package) => Combine([
        .. layout.SharedVersionFiles.Append(package.VersionFile).Where(files.ContainsKey).Select(path => (path, files[path])),
    ]);

    private static IEnumerable<(string Path, string Blob)> Find(IEnumerable<SharedVersionFile> shared) =>
        from file in shared
        where file.Blob is not null
        select (file.Path, file.Blob);

    private VersionOptions Combine((string Path, string Blob)[] files)
    {
        var key = string.Join('\n', files.Select(file => $"{file.Path}\0{file.Blob}"));
        if (!_options.TryGetValue(key, out var options))
        {
            _options.Add(key, options = new VersionOptions([.. files.Select(Parse)]));
        }

        return options;
    }

    private VersionFile Parse((string Path, string Blob) file)
    {
        if (!_files.TryGetValue(file, out var parsed))
        {
            _files.Add(file, parsed = VersionFile.Parse(file.Path, texts[file.Blob]));
        }

        return parsed;
    }
}
