using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every lock file is what a restore would write.</summary>
internal static class LockFileRules
{
    private const string StaleLockFile = "NU1004";

    /// <summary>Restores the packages as a build does that trusts the lock files: NuGet refuses where one is not current.</summary>
    /// <param name="tree">The working tree.</param>
    /// <param name="ids">Packages with a lock file: NuGet would write a missing one.</param>
    /// <param name="cancellationToken">Ends the restore.</param>
    public static async Task<IReadOnlyList<Finding>> CheckAsync(WorkingTree tree, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        using var work = new WorkFolder();
        var traversal = Path.Combine(work.Path, "restore.proj");
        var projects = ids.Select(id => Path.Combine(tree.Root, PackageLayout.FolderOf(id), $"{id}.csproj"));
        await TraversalProject.WriteAsync(traversal, projects, work.Path, cancellationToken);

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
        string[] stale = [.. ids.Where(id => errors.Any(error => error.Contains(StaleLockFile, StringComparison.Ordinal) && IsAbout(error, id)))];
        return stale.Length > 0
            ? [.. stale.Select(id => new Finding(Problems.StaleLockFile(id), CreateFix(tree.Root, id)))]
            : [new Finding(Problems.RestoreFailed(errors is [] ? output.Split('\n') : errors))];
    }

    public static Fix CreateFix(string root, string id) => Fix.Run(
        root,
        $"Wrote {PackageLayout.FolderOf(id)}/{PackageLayout.LockFileName}.",
        "restore", PackageLayout.FolderOf(id), "-property:RestorePackagesWithLockFile=true", "--force-evaluate");

    private static bool IsAbout(string error, string id) =>
        error.Replace('\\', '/').Contains($"{PackageLayout.FolderOf(id)}/{id}.csproj", StringComparison.Ordinal);
}
