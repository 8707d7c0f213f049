using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// What a project is built from, inside the repository, is an input of its package: else a change of it would release nothing. It refers to
/// packages alone, and packs a package of its folder's name.
/// </summary>
internal static class ProjectInputRules
{
    public static IEnumerable<Finding> Check(WorkingTree tree, IReadOnlyDictionary<string, PackageState> packages)
    {
        MSBuildRegistration.Ensure(tree.Root);
        return packages
            .Where(package => package.Value.Project is not null)
            .SelectMany(package => Check(tree, package.Key, package.Value, packages.Keys))
            .Select(problem => new Finding(problem));
    }

    private static IEnumerable<Problem> Check(WorkingTree tree, string id, PackageState state, IEnumerable<string> ids)
    {
        EvaluatedProject project;
        try
        {
            project = ProjectEvaluator.Evaluate(Path.Combine(tree.Root, state.Project!), PackageLayout.CentralVersionsName);
        }
        catch (ReleaseException exception)
        {
            return exception.Problems;
        }

        var names = project.PackageId == id ? [] : new[] { Problems.DifferentNames(id, $"its project packs '{project.PackageId}'") };
        var packages = ids.Select(each => $"{PackageLayout.FolderOf(each)}/{each}.csproj").ToHashSet(StringComparer.Ordinal);
        var references = Relative(tree, project.References)
            .Where(reference => !packages.Contains(reference))
            .Select(reference => Problems.ReferenceToNoPackage(id, reference));

        // Without filters that can be read, nothing can be said of what they leave out.
        var outside = state.Options.Problem is null && state.Options.NamesOwnFolder
            ? Relative(tree, project.Files).Where(file => tree.Files.Contains(file) && state.Options.Filters?.Contains(file) == false)
            : [];
        return [.. names, .. references, .. outside.Select(file => Problems.OutsideInputs(id, file))];
    }

    private static IEnumerable<string> Relative(WorkingTree tree, IEnumerable<string> paths) => paths
        .Select(path => Path.GetRelativePath(tree.Root, path).Replace('\\', '/'))
        .Distinct()
        .Order(StringComparer.Ordinal);
}
