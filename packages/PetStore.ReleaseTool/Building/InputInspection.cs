using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Finds inputs of packages whose content is not in the commit.</summary>
internal static class InputInspection
{
    private const int MaxShownPaths = 5;
    private const string LinkMode = "120000 ";
    private const string SubmoduleMode = "160000 ";

    // The filters that leave a pointer or ciphertext in a checkout that does not run them, and what such a file begins
    // with.
    private static readonly (string Filter, byte[] Start)[] _filters =
    [
        ("lfs", "version https://"u8.ToArray()),
        ("git-crypt", "\0GITCRYPT\0"u8.ToArray()),
    ];

    /// <summary>Inspects the inputs of each release.</summary>
    /// <param name="checkout">The release commit of all of them.</param>
    /// <param name="releases">The releases.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <returns>The problem of each release in the same order; null for a release without one.</returns>
    public static async Task<IReadOnlyList<Problem?>> FindProblemsAsync(
        CleanCheckout checkout, IReadOnlyList<Release> releases, CancellationToken cancellationToken)
    {
        var entries = Split(await checkout.RunAsync(["ls-files", "--stage", "-z"], cancellationToken));
        var (links, submodules) = (Find(entries, LinkMode), Find(entries, SubmoduleMode));
        var filtered = await FindFilteredAsync(checkout, cancellationToken);
        return [.. releases.Select(release =>
            FindInputs(release, links) is { Length: > 0 } foundLinks
                ? BuildProblems.SymbolicLink(release.Id, release.Version, release.Commit, foundLinks)
            : FindInputs(release, submodules) is { Length: > 0 } foundSubmodules
                ? BuildProblems.Submodule(release.Id, release.Version, release.Commit, foundSubmodules)
            : FindInputs(release, filtered) is { Length: > 0 } foundFiltered
                ? BuildProblems.FilteredFile(release.Id, release.Version, release.Commit, foundFiltered)
            : null)];
    }

    // Of a package without path filters, the files of other packages count as inputs too, but do not reach its bytes.
    private static string[] FindInputs(Release release, IEnumerable<string> paths)
    {
        var filters = release.State.Options.Filters;
        return
        [
            .. paths
                .Where(path => filters?.Reaches(path)
                    ?? path.StartsWith(release.Package.Folder + '/', StringComparison.Ordinal))
                .Select(path => $"'{DisplayText.Sanitize(path)}'")
                .Take(MaxShownPaths),
        ];
    }

    // "120000 <object> <stage>\t<path>"
    private static IReadOnlyList<string> Find(string[] entries, string mode) =>
        [.. entries
            .Where(entry => entry.StartsWith(mode, StringComparison.Ordinal))
            .Select(entry => entry[(entry.IndexOf('\t', StringComparison.Ordinal) + 1)..])];

    private static async Task<IReadOnlyList<string>> FindFilteredAsync(
        CleanCheckout checkout, CancellationToken cancellationToken)
    {
        var found = new List<string>();
        foreach (var (filter, start) in _filters)
        {
            var paths = await checkout.RunAsync(
                ["ls-files", "-z", "--", $":(top,attr:filter={filter})"], cancellationToken);
            found.AddRange(Split(paths).Where(path => StartsWith(Path.Combine(checkout.Folder, path), start)));
        }

        return found;
    }

    private static bool StartsWith(string path, byte[] start)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = File.OpenRead(path);
        var head = new byte[start.Length];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan()
            .SequenceEqual(start);
    }

    private static string[] Split(string output) => output.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
