using System.Globalization;
using NuGet.Versioning;
using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR1xxx: the clone, version.json files, lock files and names.</summary>
internal static class RepositoryProblems
{
    /// <summary>The code of path filters that leave out the package's own folder.</summary>
    public const string NoOwnFolderCode = "PSR1007";

    public static Problem NotARepository(string directory, string git) => new("PSR1001",
        $"{directory}: git cannot read a repository here: '{Sanitize(git.Split('\n')[0].Trim())}'. Run the command inside "
            + "a clone, or name one with --repo.");

    public static Problem ShallowClone(string root) => new("PSR1002",
        $"{root}: this is a shallow clone, and versions are counted from the whole history. Run: git fetch "
            + "--unshallow");

    public static Problem InvalidVersion(string path, string key, string version) => new("PSR1003",
        $"{path}: '{key}' is '{version}', expected MAJOR.MINOR such as '1.4', or with a tag such as '1.4-beta'.");

    public static Problem UnusableTag(string path, string tag) => new("PSR1003",
        $"{path}: 'prerelease' is '{tag}', which cannot be added to 'version', expected a tag such as 'beta', and a "
        + "'version' without one.");

    public static Problem MissingVersion(string path) => new("PSR1003",
        $"{path}: 'version' is missing, expected MAJOR.MINOR such as '1.4'.");

    public static Problem MissingVersionFile(string folder) => new("PSR1004",
        $"{folder}: version.json is missing, expected one with 'inherit', 'version' and 'pathFilters'. Add it.");

    public static Problem UnreadableVersionFile(string path, string found, string expected) => new("PSR1005",
        $"{path}: {found}, expected {expected}. Correct the file.");

    public static Problem UnknownKey(string path, string key, IEnumerable<string> known) => new("PSR1006",
        $"{path}: NBGV does not know the key '{key}' and ignores it. Remove or correct it. The known keys are: "
            + $"{List(known)}.");

    public static Problem NoPathFilters(string path) => new(NoOwnFolderCode,
        $"{path}: 'pathFilters' is missing, so every commit of the repository would release the package. Add "
        + "\"pathFilters\": [ \".\" ], or run: petstore-release check --fix.");

    public static Problem NoOwnFolder(string path) => new(NoOwnFolderCode,
        $"{path}: 'pathFilters' lacks \".\", so a change in the package's own folder would not release it. Add \".\".");

    public static Problem MissingLockFile(string folder, string commit) => new("PSR1008",
        $"{folder}/packages.lock.json: it is missing at commit {Short(commit)}, expected the lock file that NuGet "
        + $"writes. Run: dotnet restore {folder} -p:RestorePackagesWithLockFile=true, and commit it.");

    public static Problem UnreadableLockFile(string folder, string commit, string found) => new("PSR1009",
        $"{folder}/packages.lock.json: at commit {Short(commit)} {found}, expected the lock file that NuGet writes. "
        + $"Delete it, run: dotnet restore {folder}, and commit the new one.");

    public static Problem UnreadableLockFile(string path, string found) => new("PSR1009",
        $"{path}: {found}, expected the lock file that NuGet writes. Delete it, restore the project, and commit the "
            + "new one.");

    public static Problem DifferentNames(string folder, string id, string found) => new("PSR1010",
        $"{folder}: {found}, expected one project '{id}.csproj' whose package id is '{id}'. The folder, the project "
        + "and the package share one name: rename the one that differs.");

    public static Problem InvalidId(string id) => new("PSR1010",
        $"'{id}' is not a package id. Use letters, digits and '_', with '.' or '-' between them, such as "
            + "'My.Package'.");

    public static Problem InvalidPathFilter(string path, string filter, string reason) => new("PSR1011",
        $"{path}: the path filter '{filter}' {reason}. Name a file or a folder: \".\", \"docs\", \":!docs\", "
        + "\"../shared\" or \"/Directory.Build.props\".");

    public static Problem UnknownCommit(string revision) => new("PSR1012",
        $"'{revision}' does not name a commit of this repository. Give a commit, a branch or a tag; run git fetch if "
            + "the remote has it.");

    public static Problem UnknownPackage(string id, IEnumerable<string> known) => new("PSR1013",
        $"'{id}' is not a package of this repository. The packages are: {List(known)}.");

    public static Problem UnknownVersion(string folder, NuGetVersion version, IEnumerable<NuGetVersion> nearest) =>
        new("PSR1014",
        $"{folder}: no commit of this line produced version '{version}'. The nearest versions are: {List(nearest)}.");

    public static Problem CyclicDependency(IEnumerable<string> releases) => new("PSR1015",
        $"The lock files of {List(releases)} name each other as dependencies. Restore these packages again and commit "
            + "the lock files.");

    public static Problem GitFailed(string arguments, string git) => new("PSR1016",
        $"'git {arguments}' failed: {git}");

    public static Problem VersionText(string path) => new("PSR1017",
        $"{path}: NBGV reads this file instead of the version.json beside it. Delete it, and keep version.json.");

    public static Problem NoMergeBase(string revision) => new("PSR1018",
        $"'{revision}' and HEAD have no commit in common, so they cannot be compared. Name a branch that HEAD was cut "
            + "from.");

    public static Problem UnknownDependency(string folder, string commit, string dependency) => new("PSR1019",
        $"{folder}/packages.lock.json: at commit {Short(commit)} it names the project '{dependency}', which was not a "
        + "package there. Make that project a package, or restore again and commit the lock file.");

    public static Problem InheritsNothing(string path) => new("PSR1020",
        $"{path}: 'inherit' is true, but no folder above it has a version.json that can be read. Add one, or remove "
        + "'inherit'.");

    public static Problem NoVersionAtHeight(string path, int height) => new("PSR1021",
        $"{path}: its settings give no version at height {height.ToString(CultureInfo.InvariantCulture)}, expected one "
        + "whose numbers are between 0 and 65534. Correct 'version' or 'versionHeightOffset', or raise MAJOR.MINOR to "
        + "start the height anew.");

    public static Problem SlowRefSpec(string path, string refSpec) => new("PSR1022",
        $"{path}: 'publicReleaseRefSpec' has '{refSpec}', which takes too long to match, expected a simpler pattern. "
        + "Correct the file.");

    public static Problem OlderCommit(string commit, Problem problem) => new("PSR1023",
        $"{problem.Text} That is so at commit {Short(commit)}, so NBGV's count cannot pass it, and it cannot change "
        + "any more: raise MAJOR.MINOR in 'version', which starts the height anew.");

    public static Problem UnsupportedSetting(string path, string setting, string reason) => new("PSR1024",
        $"{path}: {setting} {reason}. Change it.");

    public static Problem ChangedUnderOneVersion(string path, string version, string commit) => new("PSR1025",
        $"{path}: commit {Short(commit)} changes the package, but 'version' has no place for the height, so it is "
        + $"still '{version}'. Raise 'version', or write MAJOR.MINOR, or a tag with {{height}}.");

    public static Problem SameContent(string path, string other) => new("PSR1026",
        $"{path}: it has, or had, the same content as {other}, and NBGV takes the path filters of one for those of the "
        + "other. Make them differ, for instance by a comment.");

    public static Problem NotAFile(string path, string found) => new("PSR1027",
        $"{path}: it is {found}, which NBGV does not follow. Replace it with what it refers to.");

    public static Problem GitTooOld(string found, Version expected) => new("PSR1030",
        $"'{found}' is too old, expected git {expected} or newer, which can be isolated from the user's settings. "
            + "Install a newer git.");

    public static Problem PartialClone(string root, string git) => new("PSR1031",
        $"{root}: this is a partial clone, and git cannot get an object that it lacks: '{DisplayText.Sanitize(git)}'. "
        + "Fetch all of them with: git fetch --refetch --no-filter; or make a full clone.");

    public static Problem UnusableObjectsPath(string path) => new("PSR1032",
        $"{path}: the path has a ':', which NBGV takes for the end of a path, so no checkout can be built. Move the "
        + "clone to a folder whose path has none.");

    /// <summary>Describes a problem of a commit that can no longer be corrected.</summary>
    public static Problem InRelease(string release, string commit, Problem problem) => problem with
    {
        Text = $"{release}, made by commit {Short(commit)}, cannot be released: {problem.Text} "
            + "That commit cannot change any more, so pin or depend on another version.",
    };
}
