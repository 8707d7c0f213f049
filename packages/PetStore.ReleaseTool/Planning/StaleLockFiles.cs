using System.Xml;
using NuGet.Versioning;
using PetStore.ReleaseTool.Consumers;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Packages;

namespace PetStore.ReleaseTool.Planning;

/// <summary>
/// Finds lock files that were forgotten when a central version changed: what was committed with them does not build.
/// </summary>
internal static class StaleLockFiles
{
    /// <summary>Compares the literal central versions of a commit with those that its lock files ask for.</summary>
    /// <returns>One sentence for each package.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(
        GitRepository repository, VersionHistory head, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        Package[] packages = [.. ids.Select(head.Layout.GetPackage)];
        string[] candidates = [.. packages.SelectMany(FindCentralFiles).Distinct()];
        var files = await CommitTree.ReadAsync(repository, head.Head, candidates, cancellationToken);
        if (files.Count == 0)
        {
            return [];
        }

        var states = packages.Select(package => head.GetState(package.Id));
        var texts = await repository.ReadTextsAsync(
            files.Values.Concat(states.SelectMany(state => new[] { state.LockFile, state.Project }).OfType<string>()),
            cancellationToken);
        var central = files.ToDictionary(
            file => file.Key, file => ReadVersions(texts[file.Value]), StringComparer.Ordinal);
        return
        [
            .. from package in packages
               let state = head.GetState(package.Id)
               let shared = FindCentralFiles(package).FirstOrDefault(central.ContainsKey)
               where shared is not null && state.LockFile is not null && state.Project is not null
               let stale = FindStale(central[shared], ReadVersions(texts[state.Project!]), texts[state.LockFile!])
               where stale is not null
               select $"{package.LockFile}: it asks for {stale}, but {shared} has another version, "
                   + "so a commit that changes the package does not build. Run 'petstore-release check --fix', and "
                   + "commit the lock file.",
        ];
    }

    // MSBuild imports the nearest one.
    private static IEnumerable<string> FindCentralFiles(Package package)
    {
        for (var folder = package.Folder; folder.Length > 0; folder = ImportPath.FolderOf(folder))
        {
            yield return $"{folder}/{RepositoryLayout.CentralVersionsName}";
        }

        yield return RepositoryLayout.CentralVersionsName;
    }

    /// <summary>Compares what a lock file asks for with what may be asked for.</summary>
    /// <param name="central">The central versions.</param>
    /// <param name="own">The versions that the project states itself.</param>
    /// <param name="lockFile">The lock file.</param>
    /// <returns>The first package that differs, with its version in the lock file; null when none does.</returns>
    internal static string? FindStale(ILookup<string, string?> central, ILookup<string, string?> own, string lockFile)
    {
        try
        {
            return LockFile.ReadRequested(lockFile)
                .Where(each => central.Contains(each.Id))
                .Where(each => IsStale(central[each.Id].Concat(own[each.Id]), each.Version))
                .Select(each => $"{each.Id} '{each.Version}'")
                .FirstOrDefault();
        }
        catch (FormatException)
        {
            // It is an error of the package.
            return null;
        }
    }

    /// <summary>Reads the versions that a file states; null for one that only MSBuild can tell.</summary>
    internal static ILookup<string, string?> ReadVersions(string text)
    {
        try
        {
            return MSBuildFile.Parse(text).Requests
                .Where(request => request.Version is not null)
                .ToLookup(
                    request => request.Name, request => Normalize(request.Version!), StringComparer.OrdinalIgnoreCase);
        }
        catch (XmlException)
        {
            return Array.Empty<string>().ToLookup(id => id, id => (string?)id);
        }
    }

    private static bool IsStale(IEnumerable<string?> stated, string requested) =>
        stated.All(version => version is not null && version != Normalize(requested));

    private static string? Normalize(string version) =>
        VersionRange.TryParse(version, out var range) ? range.ToNormalizedString() : null;
}
