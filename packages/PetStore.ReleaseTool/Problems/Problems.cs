using NuGet.Versioning;

namespace PetStore.ReleaseTool;

/// <summary>Every coded error, in one place: those of <c>check</c> in the file beside this one. The README lists them by code.</summary>
internal static partial class Problems
{
    public static Problem NotARepository(string directory, string git) => new("PSR1001",
        $"{directory}: git cannot read a repository here: '{git}'. Run the command inside a clone, or name one with --repo.");

    public static Problem ShallowClone(string root) => new("PSR1002",
        $"{root}: this is a shallow clone, and versions are counted from the whole history. Run: git fetch --unshallow");

    public static Problem InvalidVersion(string path, string? version) => new("PSR1003",
        $"{path}: 'version' is '{version}', expected MAJOR.MINOR such as '1.4', or with a tag such as '1.4-beta'.");

    public static Problem MissingVersion(string path) => new("PSR1003",
        $"{path}: 'version' is missing, expected MAJOR.MINOR such as '1.4'.");

    public static Problem MissingVersionFile(string id) => new("PSR1004",
        $"packages/{id}: there is no version.json, expected one with 'inherit', 'version' and 'pathFilters'. Add it.");

    public static Problem UnreadableVersionFile(string path, string found, string expected) => new("PSR1005",
        $"{path}: {found}, expected {expected}. Correct the file.");

    public static Problem UnknownKey(string path, string key) => new("PSR1006",
        $"{path}: the key '{key}' is not known, and it could change the version. Remove it. Known are: {VersionFileKeys}.");

    public static Problem NoOwnFolder(string path) => new("PSR1007",
        $"{path}: 'pathFilters' has no \".\", so a change of the package's own folder would not release it. Add \".\".");

    public static Problem VersionText(string path) => new("PSR1017",
        $"{path}: NBGV reads this file instead of the version.json beside it, expected version.json alone. Delete it.");

    /// <summary>A problem of a commit that cannot be mended any more.</summary>
    public static Problem InRelease(string release, string commit, Problem problem) => problem with
    {
        Text = $"{release}, made by commit {Short(commit)}, cannot be released: {problem.Text} That commit stays as it is, so pin or depend on another version.",
    };

    public static Problem MissingLockFile(string id, string commit) => new("PSR1008",
        $"packages/{id}/packages.lock.json: there is none at commit {Short(commit)}, expected the lock file that NuGet writes. "
        + $"Run: dotnet restore packages/{id} -p:RestorePackagesWithLockFile=true, and commit it.");

    public static Problem UnreadableLockFile(string id, string commit, string found) => new("PSR1009",
        $"packages/{id}/packages.lock.json: at commit {Short(commit)} {found}, expected the lock file that NuGet writes. "
        + $"Delete it, run: dotnet restore packages/{id}, and commit the new one.");

    public static Problem UnknownDependency(string id, string commit, string dependency) => new("PSR1009",
        $"packages/{id}/packages.lock.json: at commit {Short(commit)} it names the project '{dependency}', expected one of the packages "
        + "there. Move that project to packages/, or restore again and commit the lock file.");

    public static Problem DifferentNames(string id, string found) => new("PSR1010",
        $"packages/{id}: {found}, expected one project '{id}.csproj' whose package id is '{id}'. "
        + "The folder, the project and the package have one name: rename the one that differs.");

    public static Problem InvalidId(string id) => new("PSR1010",
        $"'{id}' is no package id. Take letters, digits, '_', and '.' or '-' between them, such as 'My.Package'.");

    public static Problem InvalidPathFilter(string path, string filter, string reason) => new("PSR1011",
        $"{path}: the path filter '{filter}' {reason}. Name a file or a folder: \".\", \"docs\", \":!docs\", \"../shared\" or \"/Directory.Build.props\".");

    public static Problem UnknownCommit(string revision) => new("PSR1012",
        $"'{revision}' names no commit of this repository. Give a commit, a branch or a tag; git fetch brings what the remote has.");

    public static Problem UnknownPackage(string id, IEnumerable<string> known) => new("PSR1013",
        $"'{id}' is no package here. The packages are: {List(known)}.");

    public static Problem UnknownVersion(string id, NuGetVersion version, IEnumerable<NuGetVersion> nearest) => new("PSR1014",
        $"packages/{id}: no commit of this line produced version '{version}'. The nearest are: {List(nearest)}.");

    public static Problem CyclicDependency(IEnumerable<string> releases) => new("PSR1015",
        $"The lock files of {List(releases)} name each other as dependencies. Restore these packages again and commit the lock files.");

    public static Problem GitFailed(string arguments, string git) => new("PSR1016",
        $"'git {arguments}' failed: {git}");

    public static Problem NoMergeBase(string revision) => new("PSR1018",
        $"'{revision}' and HEAD have no commit in common, so there is nothing to compare with. Name a branch that HEAD was cut from.");

    public static Problem UnreadableProjectLockFile(string path, string found) => new("PSR1009",
        $"{path}: {found}, expected the lock file that NuGet writes. Delete it, restore the project, and commit the new one.");

    public static Problem ReturningVersion(string id, NuGetVersion version, string first, string again) => new("PSR2001",
        $"packages/{id}: version '{version}' was made by commit {Short(first)} and, after another version or none, comes back at commit "
        + $"{Short(again)}. One number cannot name two releases: raise 'version' in packages/{id}/version.json.");

    public static Problem NotPublic(string id, NuGetVersion version, string commit, IReadOnlyCollection<string> refSpecs) => new("PSR2002",
        refSpecs.Count == 0
            ? $"version.json: 'publicReleaseRefSpec' is missing, so no commit may be published. Add it, for example: \"publicReleaseRefSpec\": [ \"^refs/heads/main$\" ]."
            : $"packages/{id}: version '{version}' belongs to commit {Short(commit)}, which is on no branch that may be published "
              + $"({List(refSpecs)}). Merge it first, or fetch the branch that has it.");

    public static Problem UnknownPin(string project, string id, NuGetVersion version, IEnumerable<NuGetVersion> nearest) => new("PSR2003",
        $"{project}: it asks for {id} '{version}', which no commit of this line produced, and of which "
        + $"the feed has no package. The nearest versions are: {List(nearest)}.");

    public static Problem OtherCommit(string id, NuGetVersion version, string? found, string expected) => new("PSR2004",
        $"packages/{id}: version '{version}' on the feed was built from commit '{(found is null ? "unknown" : Short(found))}', "
        + $"but here it belongs to '{Short(expected)}'. A folder was renamed or history was rewritten: raise 'version' in version.json.");

    public static Problem UnreadablePin(string project, string id, string version) => new("PSR2005",
        $"{project}: the version of {id} is '{version}', expected a literal version such as '1.0.1' or '[1.0.1]', or a floating one such as '1.*'. "
        + "State one of these in the project.");

    public static Problem UnreadableConsumer(string project, string found) => new("PSR2006",
        $"{project}: {found}, expected an MSBuild project. Correct the file.");

    public static Problem PrereleaseDependency(string id, NuGetVersion version, string dependency, NuGetVersion dependencyVersion) => new("PSR2007",
        $"packages/{id}: version '{version}' is stable but depends on {dependency} '{dependencyVersion}'. "
        + $"Give 'version' in packages/{id}/version.json a tag such as '-beta', or release {dependency} without one first.");

    public static Problem MissingSdk(IEnumerable<string> packages, string commit, string wanted, string installed) => new("PSR3001",
        $"{List(packages)}: commit {Short(commit)} wants .NET SDK {wanted}, and installed are: {installed}. Install an SDK that its global.json accepts.");

    public static Problem BuildFailed(string id, NuGetVersion version, string commit, IEnumerable<string> errors) => new("PSR3002",
        $"{id} {version} does not build from commit {Short(commit)}. Correct it in a new commit, which makes a new version:{Lines(errors)}");

    public static Problem OtherPackage(string id, NuGetVersion version, string commit, string found) => new("PSR3003",
        $"{id} {version}, built from commit {Short(commit)}, {found}. The project overrides what git says (remove what sets the version or hides the commit), "
        + "or an early version.json is read in another way by NBGV (raise 'version' to begin anew).");

    public static Problem DependencyNotPublished(string id, NuGetVersion version, string dependency) => new("PSR3004",
        $"{id} {version} was not published, because {dependency} was not. Correct that one first, then publish again.");

    public static Problem DotnetFailed(string reason) => new("PSR3005",
        $"dotnet cannot be started: {reason} Install the .NET SDK, and put it on the PATH.");

    public static Problem UnusableWorkFolder(string folder, string reason) => new("PSR3006",
        $"{folder}: the temporary folder cannot be used: {reason} Make room there, or name another place with TMPDIR (TEMP on Windows).");

    public static Problem UnusableOutput(string folder, string reason) => new("PSR3007",
        $"{folder}: the built packages cannot be kept there: {reason.TrimEnd('.')}. Make room there, or name another folder with --output.");

    public static Problem UnusableFeed(string feed, string reason) => new("PSR4001",
        $"The feed '{feed}' cannot be used: {reason.TrimEnd('.')}. Make the folder readable and writable, or name another one with --feed.");

    public static Problem DamagedPackage(string path, string reason) => new("PSR4002",
        $"{path}: the package cannot be read: {reason.TrimEnd('.')}. Delete its version folder and publish again: it is rebuilt from its commit.");

    public static Problem UnusableAddress(string feed, string reason) => new("PSR4003",
        $"The feed '{feed}' is not used: {reason}.");

    public static Problem NotOnFeed(string id, NuGetVersion version, string feed) => new("PSR4004",
        $"{id} {version} is not on the feed '{feed}'. Publish it first.");

    public static Problem NotAllowed(string feed, string answer) => new("PSR4005",
        $"The feed '{feed}' refuses: {answer} Sign in (NuGetAuthenticate@1, packageSourceCredentials in nuget.config, or --api-key), "
        + "and give that identity the right to push; in Azure Artifacts that is the role 'Feed Publisher (Contributor)'.");

    public static Problem UnreadableFeed(string feed, string answer) => new("PSR4006",
        $"The feed '{feed}' cannot be read: {answer} Is the address that of a V3 index, and is the server up? Then run the command again.");

    public static Problem PushFailed(string id, NuGetVersion version, string feed, int tries, string answer) => new("PSR4007",
        $"{id} {version} could not be pushed to '{feed}' in {tries} tries: {answer} Run the command again later: it goes on where it stopped.");

    public static Problem ReservedVersion(string id, NuGetVersion version, string feed) => new("PSR4008",
        $"{id} {version} is not on '{feed}', and the feed does not take it: that version was deleted there, and stays reserved. "
        + $"Add a commit to packages/{id}, which makes a new version.");

    public static Problem PushRefused(string id, NuGetVersion version, string feed, string answer) => new("PSR4009",
        $"{id} {version} is refused by '{feed}': {answer} See what the feed allows, its size limit for example.");

    public static Problem NotVisible(string id, NuGetVersion version, string feed, TimeSpan patience) => new("PSR4010",
        $"{id} {version} was taken by '{feed}', but could not be read there for {patience.TotalSeconds:0} seconds. "
        + "Run the command again later: it goes on where it stopped.");

    public static Problem UnreadableCredentials(string variable) => new("PSR4011",
        $"The variable {variable} does not hold what NuGetAuthenticate@1 writes: a JSON object with 'endpointCredentials'. Run that task again, or unset it.");

    public static string Short(string commit) => commit.Length > 7 ? commit[..7] : commit;

    public static Problem Unexpected(Exception exception) => new("PSR9001",
        $"The tool met something that it does not expect; nothing is lost, and running again is safe. Please report this:{Lines(exception.ToString().Split('\n').Select(line => line.TrimEnd()))}");

    private const string VersionFileKeys =
        "$schema, inherit, version, pathFilters, versionHeightOffset, publicReleaseRefSpec, nugetPackageVersion.semVer, "
        + "assemblyVersion.precision, cloudBuild.setVersionVariables, cloudBuild.buildNumber.enabled";

    private static string List<T>(IEnumerable<T> values) => string.Join(", ", values) is { Length: > 0 } list ? list : "none";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"{Environment.NewLine}  {line}"));
}
