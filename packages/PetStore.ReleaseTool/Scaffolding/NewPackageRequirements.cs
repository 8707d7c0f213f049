using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>What a repository has for a new package, read before anything is written.</summary>
/// <param name="LacksTargetFramework">Whether no shared file names the target framework.</param>
/// <param name="EditedFiles">The files to which the package is added.</param>
internal sealed record NewPackageRequirements(bool LacksTargetFramework, IReadOnlyList<string> EditedFiles)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="ReleaseException">Something is missing; all that is missing is named.</exception>
    public static NewPackageRequirements Read(string root, WorkingFiles files, NewPackage package)
    {
        var project = ProjectProbe.ProbeNew(root, package.Package.Project);
        var tests = ProjectProbe.ProbeNew(root, package.TestProject);
        var solution = files.Paths.FirstOrDefault(SolutionRule.IsSolution);
        Problem?[] problems =
        [
            files.Paths.Contains(RepositoryLayout.VersionFileName)

                ? null
                : ConventionProblems.NotSetUp(
                    RepositoryLayout.VersionFileName, "it is missing, expected what all packages share"),
            solution is null
                ? ConventionProblems.NotSetUp(
                    "the root", "it has no solution (.slnx or .sln), expected one that lists the packages")
                : null,
            project.References.Contains(ScaffoldVersions.VersioningPackage)
                ? null
                : ConventionProblems.NotSetUp(
                    package.Package.Project,
                    $"no shared file refers to {ScaffoldVersions.VersioningPackage}, which stamps the versions"),
            tests.References.Contains(ScaffoldVersions.TestPackage)
                && tests.Usings.Contains(ScaffoldVersions.TestNamespace)
                ? null
                : ConventionProblems.NotSetUp(
                    package.TestProject,
                    $"no shared file has the PackageReference {ScaffoldVersions.TestPackage} and the Using "
                    + $"{ScaffoldVersions.TestNamespace}"),
        ];
        Problem[] missing = [.. problems.OfType<Problem>()];
        return missing.Length == 0
            ? new NewPackageRequirements(
                project.TargetFramework.Length == 0, [solution!, RepositoryLayout.ReadmeName, .. FindPipelines(files)])
            : throw new ReleaseException(missing);
    }

    private static IEnumerable<string> FindPipelines(WorkingFiles files) =>
        files.Paths.Where(path => Path.GetExtension(path) is ".yml" or ".yaml");
}
