using System.Collections.Immutable;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Checking;

/// <summary>The packages as the working tree has them, by id.</summary>
internal static class WorkingPackages
{
    /// <returns>A package for each folder below <c>packages/</c> that holds a project or a version.json; object ids are the files' paths.</returns>
    public static IReadOnlyDictionary<string, PackageState> Read(WorkingTree tree)
    {
        var versionFiles = tree.Files.Where(path => PackageLayout.IsVersionFile(path)).ToDictionary(path => path, tree.ReadText);
        var reader = new VersionOptionsReader(versionFiles);
        var packages = new SortedDictionary<string, PackageState>(StringComparer.Ordinal);
        foreach (var folder in tree.FindBelow(PackageLayout.Root).Select(Split).OfType<(string Id, string Name)>().ToLookup(file => file.Id, file => file.Name))
        {
            var state = CreateState(folder.Key, [.. folder], reader, versionFiles.ContainsKey);
            if (state.Exists)
            {
                packages.Add(folder.Key, state);
            }
        }

        return packages;
    }

    private static PackageState CreateState(string id, IReadOnlyList<string> names, VersionOptionsReader reader, Func<string, bool> exists)
    {
        var own = Find(PackageLayout.VersionFileName);
        return new PackageState
        {
            Height = 1,
            VersionFile = own,
            HasVersionText = Find(PackageLayout.VersionTextName) is not null,
            LockFile = Find(PackageLayout.LockFileName),
            Project = Find($"{id}.csproj"),
            OtherProjects = [.. names.Where(name => PackageLayout.IsProject(name) && name != $"{id}.csproj").ToImmutableSortedSet(StringComparer.Ordinal)],
            Options = reader.Read(
                Existing(PackageLayout.VersionFileName), Existing($"{PackageLayout.Root}/{PackageLayout.VersionFileName}"), id, own),
        };

        string? Find(string name) => names.Contains(name) ? $"{PackageLayout.FolderOf(id)}/{name}" : null;

        string? Existing(string path) => exists(path) ? path : null;
    }

    private static (string Id, string Name)? Split(string path) =>
        PackageLayout.TrySplit(path, out var id, out var rest) ? (id.ToString(), rest.ToString()) : null;
}
