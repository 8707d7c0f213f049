using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.VersionFiles;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>The files that all packages are built from.</summary>
/// <param name="layout">The folders.</param>
/// <param name="root">The root, for files that were written just now.</param>
/// <param name="files">The working tree.</param>
internal sealed class SharedInputs(RepositoryLayout layout, string root, WorkingFiles files)
{
    public const string BuildProps = "Directory.Build.props";
    public const string BuildTargets = "Directory.Build.targets";

    private static readonly string[] _names = [BuildProps, BuildTargets];

    /// <summary>Finds all of them, each with '/' in front.</summary>
    /// <param name="added">Files that will be written.</param>
    public IEnumerable<string> Find(params IEnumerable<string> added) =>
        layout.SharedVersionFiles.Where(path => path == RepositoryLayout.VersionFileName || Exists(path))
            .Concat(
                from folder in layout.SharedVersionFiles.Select(
                    path => path[..^RepositoryLayout.VersionFileName.Length])
                from name in _names
                where Exists(folder + name) || added.Contains(folder + name)
                select folder + name)
            .Select(path => "/" + path);

    /// <summary>Finds those that a package has to name itself, because no shared version.json names inputs.</summary>
    /// <param name="added">Files that will be written.</param>
    public IEnumerable<string> FindUnnamed(params IEnumerable<string> added)
    {
        VersionFile[] shared = [.. ReadVersionFiles()];
        return shared.Length == 0 || shared.Any(file => file is { Settings.PathFilters: not null }) ? [] : Find(added);
    }

    /// <summary>Reads the version files above the packages.</summary>
    public IEnumerable<VersionFile> ReadVersionFiles() =>
        layout.SharedVersionFiles.Where(Exists).Select(path => VersionFile.Parse(path, files.ReadText(path)));

    private bool Exists(string path) => files.Paths.Contains(path) || File.Exists(Path.Combine(root, path));
}
