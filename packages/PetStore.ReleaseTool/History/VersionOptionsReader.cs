namespace PetStore.ReleaseTool.History;

/// <summary>Reads version.json files by their object ids, each combination once.</summary>
internal sealed class VersionOptionsReader(IReadOnlyDictionary<string, string> texts)
{
    private readonly Dictionary<(string? Root, string? Packages, string? Id, string? Own), VersionOptions> _options = [];
    private readonly Dictionary<(string Path, string Blob), VersionFile> _files = [];

    /// <summary>Puts together the version files on the way to a package; null stands for a file that is not there.</summary>
    public VersionOptions Read(string? root, string? packages, string? id, string? own)
    {
        var key = (root, packages, own is null ? null : id, own);
        if (!_options.TryGetValue(key, out var options))
        {
            options = new VersionOptions([
                .. Read(PackageLayout.VersionFileName, root),
                .. Read($"{PackageLayout.Root}/{PackageLayout.VersionFileName}", packages),
                .. Read($"{PackageLayout.Root}/{id}/{PackageLayout.VersionFileName}", own)]);
            _options.Add(key, options);
        }

        return options;
    }

    private VersionFile[] Read(string path, string? blob)
    {
        if (blob is null)
        {
            return [];
        }

        if (!_files.TryGetValue((path, blob), out var file))
        {
            file = VersionFile.Parse(path, texts[blob]);
            _files.Add((path, blob), file);
        }

        return [file];
    }
}
