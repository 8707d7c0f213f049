using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The releases of a commit: one for each package that exists there.</summary>
internal static class CurrentReleases
{
    /// <summary>Selects the packages that a command works on.</summary>
    /// <param name="versions">The history.</param>
    /// <param name="names">The ids that the caller gave; empty for all packages.</param>
    /// <param name="pinned">The packages that a consumer pins: they may be deleted at HEAD.</param>
    /// <returns>The packages in the given order, or in ordinal order when no names were given.</returns>
    /// <exception cref="ReleaseException">A name is not a package, or there are no packages.</exception>
    public static IReadOnlyList<Package> Select(
        VersionHistory versions, IReadOnlyList<string> names, IReadOnlyCollection<Package> pinned)
    {
        Problem[] problems = [.. names.Where(name => Find(name) is null)
            .Select(name => RepositoryProblems.UnknownPackage(name, versions.Ids))];
        if (names.Count + pinned.Count + versions.Ids.Count == 0)
        {
            problems = [PlanProblems.NoPackages(
                $"commit {DisplayText.Short(versions.Head)}", versions.Layout.Packages)];
        }

        return problems.Length > 0
            ? throw new ReleaseException(problems)
            : [.. (names.Count == 0 ? versions.Ids : names).Select(name => Find(name)!).Distinct()];

        Package? Find(string name) => versions.FindPackage(name) is { } package
            && (versions.GetState(package.Id).Exists || pinned.Contains(package)) ? package : null;
    }

    /// <summary>Finds the current release of each package that exists, and why it cannot be released.</summary>
    public static IReadOnlyList<ReleaseTarget> Find(VersionHistory versions, IEnumerable<Package> packages) =>
        [.. packages.Where(package => versions.GetState(package.Id).Exists).Select(package => Find(versions, package))];

    private static ReleaseTarget Find(VersionHistory versions, Package package)
    {
        Problem[] problems = [.. Check(versions, package)];
        var state = versions.GetState(package.Id);
        return state.Options.Problem is null && versions.FindAt(package.Id, versions.LastPosition) is { } release
            ? ReleaseTarget.Create(versions, release, problems)
            : ReleaseTarget.Refuse(versions, package, null, problems);
    }

    private static IEnumerable<Problem> Check(VersionHistory versions, Package package)
    {
        if (versions.SharedText is { } path)
        {
            yield return RepositoryProblems.VersionText(path);
        }

        if (versions.FindCaseVariant(package.Id) is { } variant)
        {
            yield return RepositoryProblems.DifferentNames(
                package.Folder, package.Id,
                $"'{versions.Layout.GetPackage(variant).Folder}' differs only in case, and NuGet ignores case");
        }

        foreach (var problem in PackageRequirements.Check(package, versions.GetState(package.Id).Contents))
        {
            yield return problem;
        }

        if (versions.FindRepeatedVersion(package.Id, versions.LastPosition) is { } repeated)
        {
            yield return repeated;
        }
    }
}
