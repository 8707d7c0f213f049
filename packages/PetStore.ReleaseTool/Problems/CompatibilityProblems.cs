using static PetStore.ReleaseTool.Problems.DisplayText;

namespace PetStore.ReleaseTool.Problems;

/// <summary>PSR6xxx: what makes mixing versions safe: public APIs, tests against other versions, lock files of applications.</summary>
internal static class CompatibilityProblems
{
    public static Problem NothingLocked(string path, IEnumerable<string> known) => new("PSR6101",
        $"{path}: it names no package of this repository ({List(known)}), so there is nothing to verify. "
        + "Name the lock file of an application that uses one of them.");
}
