using System.Globalization;
using NuGet.Versioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.History;

/// <summary>Every version that every package had on the line of a commit.</summary>
internal sealed class VersionHistory
{
    private readonly Dictionary<string, List<VersionSpan>> _spans;
    private readonly CommitHistory _history;
    private readonly IReadOnlyList<string> _present;

    internal VersionHistory(
        CommitHistory history, PackageStates head, IReadOnlyList<string> present, Dictionary<string,
        List<VersionSpan>> spans)
    {
        _history = history;
        _present = present;
        _spans = spans;
        Shared = head.Absent.Options;
        SharedText = head.SharedVersionFiles
            .FirstOrDefault(file => file.Blob is not null && history.Layout.IsVersionText(file.Path))?.Path;
    }

    /// <summary>Gets the id of the commit that the versions were counted for.</summary>
    public string Head => _history.Head.Id;

    public RepositoryLayout Layout => _history.Layout;

    /// <summary>Gets the place of <see cref="Head"/> on its line.</summary>
    public int LastPosition => _history.Line.Count - 1;

    /// <summary>Gets what every package inherits at <see cref="Head"/>.</summary>
    public VersionOptions Shared { get; }

    /// <summary>
    /// Gets the path of a version.txt above the packages at <see cref="Head"/>; null when there is none.
    /// </summary>
    public string? SharedText { get; }

    /// <summary>Gets the packages that exist at <see cref="Head"/>, in ordinal order.</summary>
    public IReadOnlyList<string> Ids => [.. _spans.Values
        .Select(spans => spans[^1])
        .Where(last => last.State.Exists)
        .Select(last => last.Package.Id)
        .Order(StringComparer.Ordinal)];

    /// <summary>
    /// Gets every package that ever had a version, as its folder was spelled last, in ordinal order of the ids.
    /// </summary>
    public IReadOnlyList<Package> AllPackages => [.. _spans.Keys
        .Select(FindPackage)
        .OfType<Package>()
        .OrderBy(package => package.Id, StringComparer.Ordinal)];

    /// <summary>
    /// Finds a package, as its folder is spelled, or was spelled last; null for an id that never was a package.
    /// </summary>
    public Package? FindPackage(string id) =>
        _spans.TryGetValue(id, out var spans) ? spans.FindLast(span => span.State.Exists)?.Package : null;

    /// <summary>Determines whether a commit is <see cref="Head"/> or an ancestor of it.</summary>
    public bool Contains(string commit) => _history.Commits.Any(each => each.Id == commit);

    /// <summary>Gets the package as <see cref="Head"/> leaves it.</summary>
    public PackageState GetState(string id) => _spans[id][^1].State;

    /// <summary>Gets the versions that a package had, oldest first; a repeated version comes twice.</summary>
    public IEnumerable<NuGetVersion> GetVersions(string id) =>
        _spans[id].Select(span => span.Version).OfType<NuGetVersion>();

    /// <summary>Finds the release of a version; null when no commit of the line produced it.</summary>
    public Release? Find(string id, NuGetVersion version) =>
        _spans.TryGetValue(id, out var spans) ? spans.Find(span => span.Version == version)?.ToRelease() : null;

    /// <summary>Finds the version that a package has at a place on the line; null when it has none.</summary>
    public NuGetVersion? FindVersionAt(string id, int position) => FindSpan(id, position)?.Version;

    /// <summary>
    /// Finds the release of the version that a package has at a place on the line; null when it has none.
    /// </summary>
    public Release? FindAt(string id, int position) =>
        FindVersionAt(id, position) is { } version ? Find(id, version) : null;

    /// <summary>
    /// Finds the release of the last stable version that a package had up to a place on the line; null for none.
    /// </summary>
    public Release? FindStableAt(string id, int position) =>
        _spans.TryGetValue(id, out var spans)
        && spans.FindLast(span => span.Position <= position && span.Version is { IsPrerelease: false }) is { } stable
            ? Find(id, stable.Version!)
            : null;

    /// <summary>
    /// Finds the release of the version that a package had before a release; null for its first version.
    /// </summary>
    public Release? FindBefore(Release release) =>
        _spans[release.Id].FindLast(span => span.Position < release.Position && span.Version is not null)?.ToRelease();

    /// <summary>Finds the commit at a place on the line; null beyond its ends.</summary>
    public string? FindCommit(int position) =>
        position >= 0 && position <= LastPosition ? _history.Commits[_history.Line[position]].Id : null;

    /// <summary>Finds the commits of the line that touched the inputs of a package, oldest first.</summary>
    /// <param name="id">The package.</param>
    /// <param name="first">The first place on the line to look at.</param>
    /// <param name="last">The last place on the line to look at.</param>
    public IEnumerable<string> FindCommits(string id, int first, int last) =>
        from position in Enumerable.Range(first, Math.Max(0, last - first + 1))
        let commit = _history.Commits[_history.Line[position]]
        where FindSpan(id, position)?.State is { Exists: true, Options.Filters: { } filters }
            && commit.ChangedPaths.Any(filters.Contains)
        select commit.Id;

    /// <summary>Finds the versions of a package that are nearest to one that it never had, ascending.</summary>
    public IEnumerable<NuGetVersion> FindNearest(string id, NuGetVersion missing)
    {
        const int MaxShown = 4;
        NuGetVersion[] sorted = [.. GetVersions(id).Distinct().Order()];
        var below = sorted.Count(version => version < missing);
        return sorted.Skip(Math.Clamp(below - (MaxShown / 2), 0, Math.Max(0, sorted.Length - MaxShown))).Take(MaxShown);
    }

    /// <summary>
    /// Finds out whether the version that a package has at a place on the line was made before, by an earlier span.
    /// </summary>
    /// <returns>The problem; null when the version is new there.</returns>
    public Problem? FindRepeatedVersion(string id, int position)
    {
        if (FindSpan(id, position) is not { Version: { } version } current)
        {
            return null;
        }

        var first = _spans[id].First(span => span.Version == version);
        return ReferenceEquals(first, current)
            ? null
            : PlanProblems.RepeatedVersion(
                current.Package.Folder, version, first.Commit.Id, current.Commit.Id, GetNextMinor(id));
    }

    /// <summary>
    /// Finds the release of the highest version that a package had, if that is higher than the current one.
    /// </summary>
    public Release? FindHigherRelease(string id)
    {
        var highest = _spans[id].MaxBy(span => span.Version)!;
        return _spans[id][^1].Version is { } current && highest.Version is { } version && version > current
            ? highest.ToRelease()
            : null;
    }

    /// <summary>Gets the lowest MAJOR.MINOR above every version that a package had on the line.</summary>
    public string GetNextMinor(string id)
    {
        var highest = GetVersions(id).Max()!;
        return string.Create(CultureInfo.InvariantCulture, $"{highest.Major}.{highest.Minor + 1}");
    }

    /// <summary>
    /// Finds another package at <see cref="Head"/> whose id differs only in case; null when there is none.
    /// </summary>
    public string? FindCaseVariant(string id) =>
        _present.Where(other => other.Equals(id, StringComparison.OrdinalIgnoreCase))
            .ToArray() is { Length: > 1 } variants
            ? variants.First(variant => variant != id)
            : null;

    private VersionSpan? FindSpan(string id, int position) =>
        _spans.TryGetValue(id, out var spans) ? spans.FindLast(span => span.Position <= position) : null;
}
