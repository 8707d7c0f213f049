using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>A stable version cannot depend on a prerelease; NuGet reports the same as NU5104.</summary>
internal static class PrereleaseRule
{
    /// <returns>Null when the rule holds.</returns>
    public static Problem? Check(ResolvedRelease resolved) =>
        resolved.Version is { IsPrerelease: false } version
        && resolved.Dependencies.FirstOrDefault(dependency => dependency.Version.IsPrerelease) is { } prerelease
            ? PlanProblems.PrereleaseDependency(resolved.Package.Folder, version, prerelease.Id, prerelease.Version)
            : null;
}
