using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Checking;

/// <summary>What a project is built from, inside the repository, is an input of its package: else a change of it would release nothing.</summary>
internal static class ProjectInputRules
{
    // A central package version reaches a package through its lock file, which is an input.
    private const string CentralVersions = "Directory.Packages.props";

    public static IEnumerable<Finding> Check(WorkingTree tree, IReadOnlyDictionary<string, PackageState> packages)
    {
        MSBuildRegistration.Ensure(tree.Root);
        return packages.Where(package => package.Value.Project is not null).SelectMany(package => Check(tree, package.Key, package.Value));
    }

    private static IEnumerable<Finding> Check(WorkingTree tree, string id, PackageState state)
    {
        IReadOnlyList<string> files;
        try
        {
            files = ProjectEvaluator.FindFiles(Path.Combine(tree.Root, state.Project!), CentralVersions);
        }
        catch (ReleaseException exception)
        {
            return exception.Problems.Select(problem => new Finding(problem));
        }

        return files
            .Select(file => Path.GetRelativePath(tree.Root, file).Replace('\\', '/'))
            .Where(file => tree.Files.Contains(file) && state.Options.Filters?.Contains(file) == false)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(file => new Finding(Problems.OutsideInputs(id, file)));
    }
}
