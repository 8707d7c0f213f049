using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every lock file of a package or a test project is what a restore would write.</summary>
internal sealed class LockFileRule : ICheckRule
{
    private const string StaleLockFileCode = "NU1004";

    public string Step => "Restoring in locked mode";

    public bool ReadsOnlyFiles => false;

    public bool RunsBesideOthers => true;

    public static Fix CreateFix(string folder) => new RunDotnetFix(
        $"Wrote {folder}/{RepositoryLayout.LockFileName}.",
        "restore", folder, "-property:RestorePackagesWithLockFile=true", "--force-evaluate");

    // Restores all projects that have a lock file in locked mode: NuGet refuses the ones whose lock file is not
    // current.
    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckContext context, CancellationToken cancellationToken)
    {
        string[] projects = [.. FindProjects(context)];

        // NuGet would wait for the writer of a FIFO.
        Finding[] empty =
        [
            .. projects.Select(project => $"{FolderOf(project)}/{RepositoryLayout.LockFileName}")
                .Where(path => TextFile.IsEmpty(Path.Combine(context.Root, path)))
                .Select(path => new Finding(ConventionProblems.EmptyLockFile(path))),
        ];
        if (empty.Length > 0)
        {
            return empty;
        }

        if (projects.Length == 0)
        {
            return [];
        }

        var (status, output) = await RestoreAsync(context.Root, projects, cancellationToken);
        return status == 0 ? [] : FindProblems(projects, output);
    }

    private static IReadOnlyList<Finding> FindProblems(IReadOnlyList<string> projects, string output)
    {
        string[] errors = [.. output
            .Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Contains(" error ", StringComparison.Ordinal))
            .Distinct()];
        string[] stale = [.. projects.Where(project => errors.Any(error => IsStale(error, project)))];
        return stale.Length > 0
            ? [.. stale.Select(FolderOf)
            .Select(folder => new Finding(ConventionProblems.StaleLockFile(folder), CreateFix(folder)))]
            : [new Finding(ConventionProblems.RestoreFailed(errors is [] ? output.Split('\n') : errors))];
    }

    private static IEnumerable<string> FindProjects(CheckContext context) =>
        context.Files.FindBelow(context.Layout.Packages)
            .Concat(context.Files.FindBelow(context.Layout.Tests))
            .Where(path => path.EndsWith("proj", StringComparison.Ordinal)
                && context.Files.Paths.Contains($"{FolderOf(path)}/{RepositoryLayout.LockFileName}"));

    // MSBuild's static graph takes three quarters of the time, but it does not run all targets that a project may add
    // to a restore. So it is trusted only when it succeeds.
    private static async Task<(int Status, string Output)> RestoreAsync(
        string root, IReadOnlyList<string> projects, CancellationToken cancellationToken)
    {
        using var scratch = new ScratchFolder();
        string[] paths = [.. projects.Select(project => Path.Combine(root, project))];
        var solution = Path.Combine(scratch.Path, "restore.sln");
        await RestoreSolution.WriteAsync(solution, paths, cancellationToken);
        var (status, output) = await RestoreAsync(
            root, solution, ["-property:RestoreUseStaticGraphEvaluation=true"], cancellationToken);
        if (status == 0)
        {
            return (status, output);
        }

        var traversal = Path.Combine(scratch.Path, "restore.proj");
        await TraversalProject.WriteAsync(traversal, paths, cancellationToken);
        return await RestoreAsync(root, traversal, [], cancellationToken);
    }

    // Forced, because NuGet does not read a lock file again when the last restore was of the same projects.
    private static Task<(int Status, string Output)> RestoreAsync(
        string root, string path, IEnumerable<string> properties, CancellationToken cancellationToken) =>
        DotnetProcess.RunAsync(
            root,
            [
                "msbuild", path, "-target:Restore", "-nodeReuse:false", "-noAutoResponse", "-nologo",
                "-verbosity:quiet",
                "-property:RestoreLockedMode=true", "-property:RestoreForce=true", "-property:NuGetAudit=false",
                .. properties,
            ],
            cancellationToken);

    private static bool IsStale(string error, string project) =>
        error.Contains(StaleLockFileCode, StringComparison.Ordinal)
        && error.Replace('\\', '/').Contains(project, StringComparison.Ordinal);

    private static string FolderOf(string path) => path[..path.LastIndexOf('/')];
}
