using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>A deleted package leaves no test project behind.</summary>
internal sealed class DeletedPackageRule : ICheckRule
{
    public string Step => "Reading the history";

    public bool ReadsOnlyFiles => false;

    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken)
    {
        // Only the history tells a test project of a package from one of something else.
        var head = await context.Versions.ReadAsync("HEAD", cancellationToken);
        var present = context.Packages.Select(package => package.Package.Id)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from package in head.AllPackages
               where !present.Contains(package.Id)
               let test = context.Layout.GetTestProject(package.Id)
               where context.Files.Paths.Contains(test)
               select new Finding(ConventionProblems.OrphanedTestProject(test, package.Folder)),
        ];
    }
}
