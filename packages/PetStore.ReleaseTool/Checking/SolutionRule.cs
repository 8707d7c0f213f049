using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// The solution lists every package and its test project, and no solution lists a project that does not exist.
/// </summary>
internal sealed class SolutionRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context)
    {
        var solutions = SolutionFile.ReadAll(context.Files);
        return FindMissing(context, solutions.Count == 0 ? null : solutions[0])
            .Concat(context.ChecksAll ? solutions.SelectMany(solution => FindDead(context, solution)) : []);
    }

    /// <summary>Finds the solution at the root; null when there is none.</summary>
    public static string? FindSolution(WorkingFiles files) =>
        files.Paths.FirstOrDefault(IsSolution);

    /// <summary>Determines whether a path is a solution at the root.</summary>
    public static bool IsSolution(string path) => !path.Contains('/') && Path.GetExtension(path) is ".sln" or ".slnx";

    private static IEnumerable<Finding> FindMissing(CheckContext context, SolutionFile? solution) =>
        from package in context.Checked
        from project in new[] { package.Package.Project, context.Layout.GetTestProject(package.Package.Id) }
        where context.Files.Paths.Contains(project) && solution?.Projects.Contains(project) != true
        select solution is null
            ? new Finding(ConventionProblems.NoSolution(project))
            : new Finding(
                ConventionProblems.NotInSolution(project, solution.Path),
                new RunDotnetFix($"Added {project} to {solution.Path}.", "sln", solution.Path, "add", project));

    private static IEnumerable<Finding> FindDead(CheckContext context, SolutionFile solution) =>
        from project in solution.Projects
        where !File.Exists(Path.Combine(context.Root, project))
            && !Directory.Exists(Path.Combine(context.Root, project))
        select new Finding(
            ConventionProblems.DeadSolutionEntry(project, solution.Path),
            new RunDotnetFix($"Removed {project} from {solution.Path}.", "sln", solution.Path, "remove", project));
}
