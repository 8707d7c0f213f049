using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Planning;

/// <summary>The releases of a commit: one for each package that is there.</summary>
internal static class CurrentReleases
{
    /// <summary>Finds the packages that a command is about.</summary>
    /// <param name="versions">The history.</param>
    /// <param name="names">The ids that the caller gave; none for all packages.</param>
    /// <param name="pinned">The packages that a consumer pins: they may be gone at HEAD.</param>
    /// <returns>The ids, spelled as their folders.</returns>
    /// <exception cref="ReleaseException">A name is no package's.</exception>
    public static IReadOnlyList<string> SelectIds(VersionHistory versions, IReadOnlyList<string> names, IReadOnlyCollection<string> pinned)
    {
        if (names.Count == 0)
        {
            return versions.Ids;
        }

        Problem[] problems = [.. names.Where(name => Find(name) is null).Select(name => Problems.UnknownPackage(name, versions.Ids))];
        return problems.Length == 0 ? [.. names.Select(name => Find(name)!).Distinct()] : throw new ReleaseException(problems);

        string? Find(string name) => versions.FindId(name) is { } id && (versions.GetState(id).Exists || pinned.Contains(id)) ? id : null;
    }

    /// <summary>Finds the current release of each package.</summary>
    /// <exception cref="ReleaseException">A package breaks a convention, or its number comes back; all that is wrong is named.</exception>
    public static IReadOnlyList<Release> Find(VersionHistory versions, IEnumerable<string> ids)
    {
        string[] present = [.. ids.Where(id => versions.GetState(id).Exists)];
        Problem[] problems = [.. present.SelectMany(id => Check(versions, id)).Distinct()];
        return problems.Length == 0
            ? [.. present.Select(id => versions.FindAt(id, versions.LastPosition)!)]
            : throw new ReleaseException(problems);
    }

    private static IEnumerable<Problem> Check(VersionHistory versions, string id)
    {
        if (versions.SharedText is { } path)
        {
            yield return Problems.VersionText(path);
        }

        if (versions.FindTwin(id) is { } twin)
        {
            yield return Problems.DifferentNames(id, $"there is 'packages/{twin}' too, and NuGet takes the two for one package");
        }

        foreach (var problem in PackageConventions.Check(id, versions.GetState(id)))
        {
            yield return problem;
        }

        if (versions.FindReturn(id) is { } returning)
        {
            yield return returning;
        }
    }
}
