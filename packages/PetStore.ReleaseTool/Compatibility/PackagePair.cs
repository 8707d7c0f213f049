using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Compatibility;

/// <summary>Two versions of a package, ready to be compared.</summary>
/// <param name="Id">The package.</param>
/// <param name="Project">
/// The project of the new version, restored and built. Its references are used for both versions.
/// </param>
/// <param name="Baseline">The old nupkg.</param>
/// <param name="Current">The new nupkg.</param>
/// <param name="Folder">An empty folder, outside of the checkout.</param>
internal sealed record PackagePair(string Id, string Project, string Baseline, string Current, string Folder)
{
    /// <summary>Gets the file of all differences; ApiCompat writes none when there are none.</summary>
    public string AllDifferences => Path.Combine(Folder, "strict.xml");

    /// <summary>Gets the file of the differences that break.</summary>
    public string Breaks => Path.Combine(Folder, "breaking.xml");

    /// <summary>Reads what ApiCompat found, and compares what it does not see.</summary>
    /// <returns>Every difference, breaking ones first.</returns>
    /// <exception cref="ReleaseException">A file cannot be read.</exception>
    public IReadOnlyList<ApiDifference> ReadDifferences()
    {
        ApiDifference[] breaks = [.. Read(Breaks, isBreaking: true), .. PublicConstants.FindChanged(Baseline, Current)];
        var broken = breaks.Select(difference => difference.Target).ToHashSet(StringComparer.Ordinal);

        // Strict mode reports the version of the assembly too, which changes with MAJOR.
        var others = Read(AllDifferences, isBreaking: false)
            .Where(difference => difference.Kind != "CP0003" && !broken.Contains(difference.Target));
        return [.. breaks, .. others];
    }

    private static IEnumerable<ApiDifference> Read(string path, bool isBreaking) =>
        SuppressionFile.Read(path, path).Select(found =>
            new ApiDifference(found.DiagnosticId ?? "", found.Target ?? "", found.Right, isBreaking));
}
