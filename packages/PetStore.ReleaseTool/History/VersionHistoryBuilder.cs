using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>Follows the line from its oldest commit, and keeps only where a package's version changes.</summary>
/// <param name="history">The history.</param>
/// <param name="packages">The packages by their numbers; the list may grow between two commits.</param>
internal sealed class VersionHistoryBuilder(CommitHistory history, IReadOnlyList<Package> packages)
{
    // NuGet compares ids without case: a folder that changes only its case stays the same package.
    private readonly Dictionary<string, Entry> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Entry> _byNumber = [];
    private PackageStates _last = PackageStates.CreateEmpty(history.Layout);
    private int _position;

    /// <summary>Adds what the next commit of the line changes.</summary>
    public void Add(PackageStates states)
    {
        for (var number = _byNumber.Count; number < packages.Count; number++)
        {
            if (!_byId.TryGetValue(packages[number].Id, out var entry))
            {
                _byId.Add(packages[number].Id, entry = new Entry([], []));
            }

            entry.Spellings.Add(number);
            _byNumber.Add(entry);
        }

        foreach (var number in PackageStates.FindDifferences(_last, states))
        {
            var entry = _byNumber[number];
            var spelling = entry.Spellings is [_]
                ? number
                : entry.Spellings.Where(other => states[other].Exists).FirstOrDefault(number);
            Add(entry.Spans,
                new VersionSpan(
                    packages[spelling], _position, history.Commits[history.Line[_position]], states[spelling]));
        }

        _last = states;
        _position++;
    }

    public VersionHistory Build() => new(
        history,
        _last,
        [.. packages.Where((_, number) => _last[number].Exists).Select(package => package.Id)],
        _byId.Where(entry => entry.Value.Spans.Count > 0)
            .ToDictionary(entry => entry.Key, entry => entry.Value.Spans, StringComparer.OrdinalIgnoreCase));

    private static void Add(List<VersionSpan> spans, VersionSpan span)
    {
        if (spans is [.., var last]
            && last.Package == span.Package && last.Version == span.Version && last.State.Exists == span.State.Exists)
        {
            last.State = span.State;
            return;
        }

        spans.Add(span);
    }

    private sealed record Entry(List<int> Spellings, List<VersionSpan> Spans);
}
