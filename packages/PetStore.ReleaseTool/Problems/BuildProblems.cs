using NuGet.Versioning;
using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR3xxx: building packages from their release commits.</summary>
internal static class BuildProblems
{
    public static Problem MissingSdk(IEnumerable<string> packages, string commit, string wanted, string installed) => new("PSR3001",
        $"{List(packages)}: commit {Short(commit)} asks for .NET SDK {wanted}, but only these are installed: {installed}. "
        + "Install an SDK that its global.json accepts.");

    public static Problem BuildFailed(string id, NuGetVersion version, string commit, IEnumerable<string> errors) => new("PSR3002",
        $"{id} {version} does not build from commit {Short(commit)}. Fix it in a new commit, which makes a new version:{Lines(errors)}");

    public static Problem UnexpectedPackage(string id, NuGetVersion version, string commit, string found) => new("PSR3003",
        $"{id} {version}, built from commit {Short(commit)}, {found}. Either the project overrides what git says (remove what sets the "
        + "version or hides the commit), or NBGV reads an early version.json differently (raise 'version' to start over).");

    public static Problem DependencyNotPublished(string id, NuGetVersion version, string dependency) => new("PSR3004",
        $"{id} {version} was not published because {dependency} was not. Fix that one first, then publish again.");

    public static Problem DotnetFailed(string reason) => new("PSR3005",
        $"dotnet cannot be started: {reason} Install the .NET SDK and put it on the PATH.");

    public static Problem UnusableScratchFolder(string folder, string reason) => new("PSR3006",
        $"{folder}: the temporary folder cannot be used: {reason} Free some space there, or set TMPDIR (TEMP on Windows) to another folder.");

    public static Problem UnusableOutput(string folder, string reason) => new("PSR3007",
        $"{folder}: the built packages cannot be kept there: {reason.TrimEnd('.')}. "
        + "Free some space there, or name another folder with --output.");
}
