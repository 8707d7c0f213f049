using NuGet.Versioning;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>What semantic versioning asks of a version.</summary>
internal static class ApiRequirement
{
    /// <summary>Finds the step that a change needs. Below 1.0, a break needs a minor and all else a patch.</summary>
    public static VersionStep Find(ApiChange change, NuGetVersion baseline) =>
        (change, IsEarly: baseline.Major == 0) switch
        {
            (ApiChange.Breaking, false) => VersionStep.Major,
            (ApiChange.Breaking, true) or (ApiChange.Additions, false) => VersionStep.Minor,
            _ => VersionStep.Patch,
        };

    /// <summary>Finds the step from one version to another. Without an older version everything is declared.</summary>
    public static VersionStep FindDeclared(NuGetVersion? baseline, NuGetVersion version) =>
        baseline is null || version.Major > baseline.Major ? VersionStep.Major
        : version.Major == baseline.Major && version.Minor > baseline.Minor ? VersionStep.Minor
        : VersionStep.Patch;

    /// <summary>Gets the MAJOR.MINOR that a step leads to.</summary>
    public static string GetNext(NuGetVersion baseline, VersionStep step) => step switch
    {
        VersionStep.Major => FormattableString.Invariant($"{baseline.Major + 1}.0"),
        VersionStep.Minor => FormattableString.Invariant($"{baseline.Major}.{baseline.Minor + 1}"),
        VersionStep.Patch => FormattableString.Invariant($"{baseline.Major}.{baseline.Minor}"),
    };
}
