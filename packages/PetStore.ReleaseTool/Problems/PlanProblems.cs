using NuGet.Versioning;
using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR2xxx: versions that cannot be released, and pins that name no release.</summary>
internal static class PlanProblems
{
    public static Problem RepeatedVersion(
        string folder, NuGetVersion version, string first, string again, string next) => new("PSR2001",
        $"{folder}: version '{version}' was made by commit {Short(first)}, and again by commit {Short(again)} after "
        + $"another version or none. One version cannot name two releases: set 'version' in {folder}/version.json to "
        + $"{next} or higher.");

    public static Problem RefusedDependency(string release, string dependency, Problem reason) => new("PSR2008",
        $"{release} depends on {dependency}, which cannot be released. ({reason.Code}: {reason.Text}) Fix that first. "
        + "If the fix makes a new version, commit a change to this package too, so that it depends on that one.");

    public static Problem NotPublic(
        string folder, NuGetVersion version, string commit, IReadOnlyCollection<string> refSpecs) => new("PSR2002",
        refSpecs.Count == 0
            ? "version.json: 'publicReleaseRefSpec' is missing, so no commit may be published. "
              + "Add it, for example: \"publicReleaseRefSpec\": [ \"^refs/heads/main$\" ]."
            : $"{folder}: version '{version}' belongs to commit {Short(commit)}, "
              + "which is not on a branch that may be published "
              + $"({List(refSpecs)}). Merge it first, or fetch the branch that has it.");

    public static Problem UnknownPin(
        string project, string id, NuGetVersion version, IEnumerable<NuGetVersion> nearest) => new("PSR2003",
        $"{project}: it asks for {id} '{version}', but no commit of this line produced that version, and the feed does "
        + $"not have it. The nearest versions are: {List(nearest)}.");

    public static Problem OtherCommit(string folder, NuGetVersion version, string found, string expected) =>
        new("PSR2004",
        $"{folder}: version '{version}' on the feed was built from commit '{Short(Sanitize(found))}', but here it "
        + $"belongs to '{Short(expected)}'. A folder was renamed or history was rewritten: raise 'version' in "
        + "version.json.");

    public static Problem UnreadablePin(string project, string id, string version) => new("PSR2005",
        $"{project}: the version of {id} is '{version}', expected a literal version such as '1.0.1' or '[1.0.1]', or a "
        + "floating one such as '1.*'. Use one of these forms.");

    public static Problem UnreadableConsumer(string project, string found) => new("PSR2006",
        $"{project}: {found.TrimEnd('.')}. It may name packages of this repository, so it must be readable. Correct "
            + "it.");

    public static Problem NoPackages(string place, string packages) => new("PSR2009",
        $"{packages}: {place} has no packages. A package is a folder '{packages}/<Id>' with '<Id>.csproj', "
        + "'version.json' and a committed 'packages.lock.json'. Add one with: petstore-release new <Id>.");

    public static Problem UnknownReference(string project, string text, string id) => new("PSR2010",
        $"{project}: '{Sanitize(text)}' may name {id}, but only MSBuild can tell, so the version would not be "
        + "published. Write the ids of the packages literally.");

    public static Problem UnresolvedImport(string file, string path, string reason) => new("PSR2011",
        $"{file}: the import '{Sanitize(path)}' {reason}, so the versions that it states cannot be read. Import a file "
        + "of the repository, by a literal path or from $(MSBuildThisFileDirectory).");

    public static Problem PrereleaseDependency(
        string folder, NuGetVersion version, string dependency, NuGetVersion dependencyVersion) => new("PSR2007",
        $"{folder}: version '{version}' is stable but depends on {dependency} '{dependencyVersion}'. Give 'version' in "
        + $"{folder}/version.json a tag such as '-beta'; or remove the tag of {dependency}, and then commit a change "
        + $"to {folder}, which releases it with the stable dependency.");
}
