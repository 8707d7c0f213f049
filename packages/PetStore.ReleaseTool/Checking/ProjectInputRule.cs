using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// A project is built only from inputs of its package, or a change would release nothing. It refers only to packages,
/// and packs a package of its folder's name, in the version that NBGV stamps.
/// </summary>
internal sealed class ProjectInputRule : ICheckRule
{
    public string Step => "Evaluating the projects";

    public bool ReadsOnlyFiles => false;

    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken)
    {
        MSBuildRegistration.Ensure(context.Root);
        return await Task.Run(() => Check(context, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
    }

    private static List<Finding> Check(CheckContext context, CancellationToken cancellationToken)
    {
        using var evaluator = new ProjectEvaluator(context.Root, RepositoryLayout.CentralVersionsName);
        var findings = new List<Finding>();
        foreach (var package in context.Checked.Where(package => package.Contents.HasProject))
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.AddRange(Check(context, evaluator, package).Select(problem => new Finding(problem)));
        }

        return findings;
    }

    private static IEnumerable<Problem> Check(CheckContext context, ProjectEvaluator evaluator, WorkingPackage working)
    {
        var package = working.Package;
        EvaluatedProject project;
        try
        {
            project = evaluator.Evaluate(package.Project);
        }
        catch (ReleaseException exception)
        {
            return exception.Problems;
        }

        var names = project.PackageId == package.Id
            ? []
            : new[] { RepositoryProblems.DifferentNames(
                package.Folder, package.Id, $"its project packs '{project.PackageId}'") };
        var packages = context.Packages.Select(each => each.Package.Project).ToHashSet(StringComparer.Ordinal);
        var references = Relative(context, project.References)
            .Where(reference => !packages.Contains(reference))
            .Select(
                reference =>
                    ConventionProblems.ReferenceToNoPackage(package.Project, reference, context.Layout.Packages));

        // Filters that cannot be read, or that lack the package's own folder, are findings of another rule.
        var options = working.Contents.Options;
        var outside = options.Problem is null && options.NamesOwnFolder
            ? Relative(context, project.Files)
            .Where(file => context.Files.Paths.Contains(file) && options.Filters?.Contains(file) == false)
            : [];
        return [.. names, .. CheckStamp(package, project), .. references,
            .. outside.Select(file => ConventionProblems.OutsideInputs(package.Folder, file))];
    }

    private static IEnumerable<Problem> CheckStamp(Package package, EvaluatedProject project)
    {
        EvaluatedPackage[] stamps =
        [
            .. project.Packages.Where(
                each => each.Id.Equals("Nerdbank.GitVersioning", StringComparison.OrdinalIgnoreCase)),
        ];
        return stamps.Any(each => each.RunsInBuild) ? []
            : [ConventionProblems.NotStamped(
                package.Folder,
                stamps.Length == 0
                    ? "is not referenced"
                    : "is referenced without its build assets (IncludeAssets, ExcludeAssets)")];
    }

    private static IEnumerable<string> Relative(CheckContext context, IEnumerable<string> paths) => paths
        .Select(path => Path.GetRelativePath(context.Root, path).Replace('\\', '/'))
        .Distinct()
        .Order(StringComparer.Ordinal);
}
