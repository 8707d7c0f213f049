using NuGet.Versioning;

namespace PetStore.ReleaseTool.History;

/// <summary>Every version that every package had on the line of a commit.</summary>
internal sealed class VersionHistory
{
    private readonly Dictionary<string, List<VersionStretch>> _stretches;
    private readonly CommitHistory _history;

    private readonly IReadOnlyList<string> _present;

    internal VersionHistory(
        CommitHistory history, PackageStates head, IReadOnlyList<string> present, Dictionary<string, List<VersionStretch>> stretches)
    {
        _history = history;
        _present = present;
        _stretches = stretches;
        Shared = head.Absent.Options;
        SharedText = head.SharedTexts.FirstOrDefault();
    }

    /// <summary>The commit that the versions were counted for.</summary>
    public string Head => _history.Head.Id;

    /// <summary>The place of <see cref="Head"/> on its line.</summary>
    public int LastPosition => _history.Line.Count - 1;

    /// <summary>What every package inherits at <see cref="Head"/>.</summary>
    public VersionOptions Shared { get; }

    /// <summary>A version.txt above the packages at <see cref="Head"/>; null when there is none.</summary>
    public string? SharedText { get; }

    /// <summary>The packages that are there at <see cref="Head"/>, in ordinal order.</summary>
    public IReadOnlyList<string> Ids =>
        [.. _stretches.Values.Select(stretches => stretches[^1]).Where(last => last.State.Exists).Select(last => last.Id).Order(StringComparer.Ordinal)];

    /// <summary>Finds the id as its folder spells it, or spelled it last.</summary>
    public string? FindId(string id) =>
        _stretches.TryGetValue(id, out var stretches) ? stretches.FindLast(stretch => stretch.State.Exists)?.Id : null;

    /// <summary>Whether a commit is <see cref="Head"/> or an ancestor of it.</summary>
    public bool Contains(string commit) => _history.Commits.Any(each => each.Id == commit);

    /// <summary>The package as <see cref="Head"/> leaves it.</summary>
    public PackageState GetState(string id) => _stretches[id][^1].State;

    /// <summary>The versions that a package had, oldest first; a number that came back stands there twice.</summary>
    public IEnumerable<NuGetVersion> GetVersions(string id) =>
        _stretches[id].Select(stretch => stretch.Version).OfType<NuGetVersion>();

    /// <summary>Finds the release of a version; null when no commit of the line produced it.</summary>
    public Release? Find(string id, NuGetVersion version) =>
        _stretches.TryGetValue(id, out var stretches) && stretches.Find(stretch => stretch.Version == version) is { } found
            ? found.ToRelease()
            : null;

    /// <summary>The version that a package has at a place on the line; null when it has none.</summary>
    public NuGetVersion? GetVersionAt(string id, int position) => FindStretch(id, position)?.Version;

    /// <summary>Finds the release of the version that a package has at a place on the line; null when it has none.</summary>
    public Release? FindAt(string id, int position) => GetVersionAt(id, position) is { } version ? Find(id, version) : null;

    /// <summary>Finds out that the current version of a package stands earlier on the line too, with another one or none in between.</summary>
    public Problem? FindReturn(string id)
    {
        var current = _stretches[id][^1];
        var first = _stretches[id].Find(stretch => stretch.Version == current.Version);
        return current.Version is null || ReferenceEquals(first, current)
            ? null
            : Problems.ReturningVersion(current.Id, current.Version, first!.Commit.Id, current.Commit.Id);
    }

    /// <summary>Finds another package at <see cref="Head"/> whose id differs in case alone; null when there is none.</summary>
    public string? FindTwin(string id) =>
        _present.Where(other => other.Equals(id, StringComparison.OrdinalIgnoreCase)).ToArray() is { Length: > 1 } twins
            ? twins.First(twin => twin != id)
            : null;

    private VersionStretch? FindStretch(string id, int position) =>
        _stretches.TryGetValue(id, out var stretches) ? stretches.FindLast(stretch => stretch.Position <= position) : null;
}
