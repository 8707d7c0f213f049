using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Folder, project and id have one name; the version.json inherits and names <c>"."</c>; there is a lock file.</summary>
internal static class PackageRules
{
    public static IEnumerable<Finding> Check(WorkingTree tree, IReadOnlyDictionary<string, PackageState> packages) =>
        packages.SelectMany(package => Check(tree, package.Key, package.Value));

    private static IEnumerable<Finding> Check(WorkingTree tree, string id, PackageState state)
    {
        var names = state.Project is { } project ? PackageConventions.CheckProject(id, tree.ReadText(project)) : [];
        foreach (var problem in PackageConventions.Check(id, state).Concat(names))
        {
            yield return new Finding(problem);
        }

        if (state.VersionFile is { } path && VersionFile.Parse(path, tree.ReadText(path)) is { Inherit: false, IsReadable: true })
        {
            yield return new Finding(Problems.DoesNotInherit(path));
        }

        if (state.Project is not null && state.LockFile is null)
        {
            yield return new Finding(Problems.NoLockFile(id), LockFileRules.CreateFix(tree.Root, PackageLayout.FolderOf(id)));
        }
    }
}
