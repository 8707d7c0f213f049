using NuGet.Versioning;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>The public API of a package against that of its baseline.</summary>
/// <param name="Package">The package.</param>
/// <param name="Baseline">The version that it is compared with; null for the first version.</param>
/// <param name="Version">The version at HEAD; null when none can be computed.</param>
/// <param name="Differences">Every difference that was not accepted, breaking ones first.</param>
/// <param name="HasApi">Whether others can compile against the package.</param>
/// <param name="Failure">Why the package could not be compared; null when it could.</param>
internal sealed record PackageApi(
    Package Package,
    NuGetVersion? Baseline,
    NuGetVersion? Version,
    IReadOnlyList<ApiDifference> Differences,
    bool HasApi = true,
    Problem? Failure = null)
{
    /// <summary>Gets what the version does to its baseline.</summary>
    public ApiChange Change =>
        Differences.Any(difference => difference.IsBreaking) ? ApiChange.Breaking
        : Differences.Count > 0 ? ApiChange.Additions
        : ApiChange.None;

    /// <summary>Gets the step that <see cref="Change"/> needs.</summary>
    public VersionStep Needs => Baseline is null ? VersionStep.Patch : ApiRequirement.Find(Change, Baseline);

    /// <summary>Gets the step that was made.</summary>
    public VersionStep Declared => ApiRequirement.FindDeclared(Baseline, Version!);

    /// <summary>Gets what is wrong: the package could not be compared, or it declares too little.</summary>
    public Problem? Problem => Failure is not null ? Failure
        : Needs > Declared
            ? CompatibilityProblems.DeclaredTooLow(
                Package.Folder,
                Version!,
                Baseline!,
                Declared.ToString().ToLowerInvariant(),
                Needs.ToString().ToLowerInvariant(),
                Differences
                    .Where(difference => difference.IsBreaking == (Change == ApiChange.Breaking))
                    .Select(difference => difference.ToString()),
                ApiRequirement.GetNext(Baseline!, Needs))
            : null;
}
