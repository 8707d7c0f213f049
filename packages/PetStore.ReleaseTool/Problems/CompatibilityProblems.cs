using NuGet.Versioning;
using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>
/// PSR6xxx: what makes mixing versions safe: public APIs, tests against other versions, lock files of applications.
/// </summary>
internal static class CompatibilityProblems
{
    public static Problem DeclaredTooLow(
        string folder, NuGetVersion version, NuGetVersion baseline, string declared, string needed,
        IEnumerable<string> differences, string next) => new("PSR6001",
        $"{folder}: version '{version}' is a {declared} after '{baseline}', but its public API needs a {needed}. Set "
        + $"'version' in {folder}/version.json to {next} or higher, or accept what differs in a "
        + $"CompatibilitySuppressions.xml beside its tests:{Lines(differences)}");

    public static Problem NoBaseline(string folder, string baseline, Problem reason) => new("PSR6002",
        $"{folder}: it cannot be compared with {baseline}, which the feed lacks and which cannot be built. "
        + $"({reason.Code}: {reason.Text}) Publish that version, or name a feed that has it.");

    public static Problem NotCompared(string id, IEnumerable<string> errors) => new("PSR6003",
        $"{id}: ApiCompat cannot compare its packages. Fix what it reports:{Lines(errors)}");

    public static Problem UnreadableSuppressions(string path, string reason) => new("PSR6004",
        $"{path}: it cannot be read: {reason.TrimEnd('.')}. Expected an XML file as ApiCompat writes it, with the root "
            + "'Suppressions'.");

    public static Problem NothingLocked(string path, IEnumerable<string> known) => new("PSR6101",
        $"{path}: it names no package of this repository ({List(known)}), so there is nothing to verify. Name the lock "
        + "file of an application that uses one of them.");

    public static Problem NotEarlier(string folder, NuGetVersion from, NuGetVersion version) => new("PSR6201",
        $"{folder}: version '{from}' was not made before '{version}', so there is nothing between them. Name an "
        + "earlier version with --from.");

    public static Problem FloorTooLow(string folder, string floor, string raise, Problem reason) => new("PSR6301",
        $"{folder}: its tests fail with the lowest versions that it allows, {floor}, and pass with the newest. Raise "
        + $"its minimum to {raise}: commit a change to {folder}, which releases it with "
        + $"these.{Lines([$"{reason.Code}: {reason.Text}"])}");

    public static Problem MixFails(string name, string versions, IEnumerable<string> errors) => new("PSR6302",
        $"{name} does not work with {versions}. Fix the package, or the versions that it allows:{Lines(errors)}");

    public static Problem NoTests(string folder, string project) => new("PSR6303",
        $"{folder}: it has no test project '{project}', so nothing shows that it works with other versions of its "
            + "siblings. Add it.");

    public static Problem NoSibling(string name, string sibling) => new("PSR6304",
        $"{name}: the feed holds no version of {sibling}, so there is no newest one to mix it with. Publish {sibling} "
            + "first.");

    public static Problem DefaultFeed(string feed) => new("PSR6401",
        $"'{feed}' is the default feed, which holds releases. Name another feed for previews with --feed.");

    public static Problem ForeignFeed(string feed, string package, string? commit) => new("PSR6402",
        $"The feed '{feed}' holds {package}, built from commit '{(commit is null ? "unknown" : Short(commit))}', which "
        + "is not the commit that makes this version here. Previews beside it would be mistaken for newer ones: name "
        + "another feed with --feed.");
}
