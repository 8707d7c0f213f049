using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>The solution lists every package and its test project.</summary>
internal sealed class SolutionRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context)
    {
        var solution = FindSolution(context.Files);
        var listed = solution is null ? "" : context.Files.ReadText(solution).Replace('\\', '/');
        return
            from package in context.Checked
            from project in new[] { package.Package.Project, context.Layout.GetTestProject(package.Package.Id) }
            where context.Files.Paths.Contains(project) && !listed.Contains($"\"{project}\"", StringComparison.Ordinal)
            select solution is null
                ? new Finding(ConventionProblems.NoSolution(project))
                : new Finding(
                    ConventionProblems.NotInSolution(project, solution),
                    new RunDotnetFix($"Added {project} to {solution}.", "sln", solution, "add", project));
    }

    /// <summary>Finds the solution at the root; null when there is none.</summary>
    public static string? FindSolution(WorkingFiles files) =>
        files.Paths.FirstOrDefault(IsSolution);

    /// <summary>Determines whether a path is a solution at the root.</summary>
    public static bool IsSolution(string path) => !path.Contains('/') && Path.GetExtension(path) is ".sln" or ".slnx";
}
