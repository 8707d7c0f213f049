using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.VersionFiles;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// Every package meets <see cref="PackageRequirements"/>, its version.json inherits, and it has a lock file.
/// </summary>
internal sealed class PackageRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context) => context.Packages is []
        ? [new Finding(PlanProblems.NoPackages("the working tree", context.Layout.Packages))]
        : context.Checked.SelectMany(package => Check(context.Files, package));

    private static IEnumerable<Finding> Check(WorkingFiles files, WorkingPackage working)
    {
        var package = working.Package;
        var own = working.Contents.HasVersionFile
            ? VersionFile.Parse(package.VersionFile, files.ReadText(package.VersionFile))
            : null;
        var names = working.Contents.HasProject
            ? PackageRequirements.CheckProject(package, files.ReadText(package.Project))
            : [];
        foreach (var problem in PackageRequirements.Check(package, working.Contents).Concat(names))
        {
            yield return new Finding(problem, CreateFix(problem, own));
        }

        if (own is { Settings.Inherit: false })
        {
            yield return new Finding(ConventionProblems.DoesNotInherit(package.VersionFile));
        }

        if (working.Contents.HasProject && !working.HasLockFile)
        {
            yield return new Finding(
                ConventionProblems.NoLockFile(package.Folder), LockFileRule.CreateFix(package.Folder));
        }
    }

    private static PathFiltersFix? CreateFix(Problem problem, VersionFile? own) =>
        problem.Code == RepositoryProblems.NoOwnFolderCode && own is { Settings.PathFilters: null }
            ? new PathFiltersFix(own.Path)
            : null;
}
