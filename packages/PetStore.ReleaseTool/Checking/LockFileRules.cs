using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every lock file below <c>packages/</c> and <c>tests/</c> is what a restore would write.</summary>
internal static class LockFileRules
{
    private const string StaleLockFile = "NU1004";

    /// <summary>Restores all projects that have a lock file, as a build does that trusts it: NuGet refuses where one is not current.</summary>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(WorkingTree tree, CancellationToken cancellationToken)
    {
        string[] projects = [.. tree.FindBelow(PackageLayout.Root).Concat(tree.FindBelow("tests"))
            .Where(path => path.EndsWith("proj", StringComparison.Ordinal) && tree.Files.Contains($"{FolderOf(path)}/{PackageLayout.LockFileName}"))];
        if (projects.Length == 0)
        {
            return [];
        }

        using var work = new WorkFolder();
        var traversal = Path.Combine(work.Path, "restore.proj");
        await TraversalProject.WriteAsync(traversal, projects.Select(project => Path.Combine(tree.Root, project)), work.Path, cancellationToken);

        // Forced, because NuGet does not look at a lock file again when the last restore served the same projects.
        string[] arguments =
        [
            "msbuild", traversal, "-target:Restore", "-nodeReuse:false", "-noAutoResponse", "-nologo", "-verbosity:quiet",
            "-property:RestoreLockedMode=true", "-property:RestoreForce=true", "-property:NuGetAudit=false",
        ];
        var (status, output) = await DotnetProcess.RunAsync(tree.Root, arguments, cancellationToken);
        if (status == 0)
        {
            return [];
        }

        string[] errors = [.. output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Contains(" error ", StringComparison.Ordinal)).Distinct()];
        string[] stale = [.. projects.Where(project => errors.Any(error =>
            error.Contains(StaleLockFile, StringComparison.Ordinal) && error.Replace('\\', '/').Contains(project, StringComparison.Ordinal)))];
        return stale.Length > 0
            ? [.. stale.Select(project => new Finding(Problems.StaleLockFile(FolderOf(project)), CreateFix(tree.Root, FolderOf(project))))]
            : [new Finding(Problems.RestoreFailed(errors is [] ? output.Split('\n') : errors))];
    }

    public static Fix CreateFix(string root, string folder) => Fix.Run(
        root, $"Wrote {folder}/{PackageLayout.LockFileName}.", "restore", folder, "-property:RestorePackagesWithLockFile=true", "--force-evaluate");

    private static string FolderOf(string path) => path[..path.LastIndexOf('/')];
}
