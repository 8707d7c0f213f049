using NuGet.Versioning;
using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR3xxx: building packages from their release commits.</summary>
internal static class BuildProblems
{
    public static Problem MissingSdk(IEnumerable<string> packages, string commit, string wanted, string installed) =>
        new("PSR3001",
        $"{List(packages)}: commit {Short(commit)} asks for .NET SDK {wanted}, but only these are installed: "
        + $"{installed}. Install an SDK that its global.json accepts.");

    public static Problem BuildFailed(string id, NuGetVersion version, string commit, IEnumerable<string> errors) =>
        new("PSR3002",
        $"{id} {version} does not build from commit {Short(commit)}. Fix it in a new commit, which makes a new "
            + $"version:{Lines(errors)}");

    public static Problem UnexpectedPackage(string id, NuGetVersion version, string commit, string found) =>
        new("PSR3003",
        $"{id} {version}, built from commit {Short(commit)}, {found}. NBGV does not stamp it ('petstore-release check' "
        + "tells), or the project overrides what git says (remove what sets the version or hides the commit), or NBGV "
        + "reads an early version.json differently (raise 'version' to start over).");

    public static Problem DependencyNotPublished(string id, NuGetVersion version, string dependency) => new("PSR3004",
        $"{id} {version} was not published because {dependency} was not. Fix that one first, then publish again.");

    public static Problem DotnetFailed(string reason) => new("PSR3005",
        $"dotnet cannot be started: {reason} Install the .NET SDK and put it on the PATH.");

    public static Problem UnusableScratchFolder(string folder, string reason) => new("PSR3006",
        $"{folder}: the temporary folder cannot be used: {reason.TrimEnd('.')}. Free some space there, or set TMPDIR "
        + "(TEMP on Windows) to another folder.");

    public static Problem UnusableOutput(string folder, string reason) => new("PSR3007",
        $"{folder}: the built packages cannot be kept there: {reason.TrimEnd('.')}. Free some space there, or name "
        + "another folder with --output.");

    public static Problem ForeignFile(string path) => new("PSR3008",
        $"{path}: this file lies above the temporary folder, so it would change what is built there. Move it, or set "
        + "TMPDIR (TEMP on Windows) to another folder.");

    public static Problem UnpackableDate(IEnumerable<string> packages, string commit, DateTimeOffset date) =>
        new("PSR3009",
        $"{List(packages)}: commit {Short(commit)} is dated {date.UtcDateTime:yyyy-MM-dd}, but a package can hold only "
        + "dates from 1980 to 2107. Set the clock, and commit a change, which makes a new version.");

    public static Problem SymbolicLink(string id, NuGetVersion version, string commit, IEnumerable<string> paths) =>
        new("PSR3010",
        $"{id} {version}: at commit {Short(commit)} these inputs are symbolic links: {List(paths)}. A link can lead to "
        + "a file of the machine that builds. Replace each by a file in a new commit, which makes a new version.");

    public static Problem FilteredFile(string id, NuGetVersion version, string commit, IEnumerable<string> paths) =>
        new("PSR3011",
        $"{id} {version}: at commit {Short(commit)} these inputs are stored elsewhere or encrypted, by Git LFS or "
        + $"git-crypt: {List(paths)}. A clean checkout has no content for them. Commit the content itself, which makes "
        + "a new version.");

    public static Problem AmbiguousPackage(string id, NuGetVersion version, string commit, IEnumerable<string> files) =>
        new("PSR3012",
        $"{id} {version}, built from commit {Short(commit)}, made several packages of that name: {List(files)}. Let "
        + "the project pack one, and symbols at most as '.symbols.nupkg' or '.snupkg'.");

    public static Problem Submodule(string id, NuGetVersion version, string commit, IEnumerable<string> paths) =>
        new("PSR3014",
        $"{id} {version}: at commit {Short(commit)} these inputs are submodules: {List(paths)}. A clean checkout has "
        + "nothing in them. Replace each by its files in a new commit, which makes a new version.");

    public static Problem UnusableStandardOutput(string reason) => new("PSR3013",
        $"The result cannot be written to standard output: {reason.TrimEnd('.')}. Make room, or write it to another "
            + "place.");
}
