using System.Collections.Immutable;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.WorkingTree;

/// <summary>Finds the packages in the working tree.</summary>
internal static class WorkingPackages
{
    /// <summary>Reads every folder of a package that has a project or a version.json.</summary>
    /// <returns>In ordinal order of the ids.</returns>
    public static IReadOnlyList<WorkingPackage> Read(WorkingFiles files, RepositoryLayout layout)
    {
        // The path of a file takes the place of its object id.
        string[] paths = [.. files.Paths.Where(path => layout.IsVersionFile(path))];
        var blobs = paths.ToDictionary(path => path, StringComparer.Ordinal);
        var reader = new VersionOptionsReader(
            layout, paths.ToDictionary(path => path, files.ReadText, StringComparer.Ordinal));
        return [.. files.FindBelow(layout.Packages)
            .Select(path => Split(layout, path))
            .OfType<(string Id, string Name)>()
            .GroupBy(file => file.Id, file => file.Name)
            .Select(folder => Create(layout.GetPackage(folder.Key), [.. folder], reader, blobs))
            .OfType<WorkingPackage>()
            .OrderBy(package => package.Package.Id, StringComparer.Ordinal)];
    }

    private static WorkingPackage? Create(
        Package package, HashSet<string> names, VersionOptionsReader reader, Dictionary<string, string> versionFiles)
    {
        var project = $"{package.Id}.csproj";
        var options = reader.Read(versionFiles, package);
        var contents = new PackageContents
        {
            HasProject = names.Contains(project),
            OtherProjects = names
                .Where(name => RepositoryLayout.IsProject(name) && name != project)
                .ToImmutableSortedSet(StringComparer.Ordinal),
            HasVersionFile = names.Contains(RepositoryLayout.VersionFileName),
            HasVersionText = names.Contains(RepositoryLayout.VersionTextName),
            Options = options,
            Height = 1,
        };
        return contents.HasProject || contents.HasVersionFile || !contents.OtherProjects.IsEmpty
            ? new WorkingPackage(package, contents, names.Contains(RepositoryLayout.LockFileName))
            : null;
    }

    private static (string Id, string Name)? Split(RepositoryLayout layout, string path) =>
        layout.TrySplit(path, out var id, out var rest) ? (id.ToString(), rest.ToString()) : null;
}
