namespace PetStore.ReleaseTool.History;

/// <summary>Follows the line from its oldest commit, so that what a later commit replaces need not be kept.</summary>
/// <param name="history">The history.</param>
/// <param name="ids">The ids by their numbers; it may grow between two commits.</param>
internal sealed class VersionHistoryBuilder(CommitHistory history, IReadOnlyList<string> ids)
{
    // NuGet compares ids without case: a folder that changes only its case stays the same package.
    private readonly Dictionary<string, Package> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Package> _byNumber = [];
    private PackageStates _last = PackageStates.Empty;
    private int _position;

    /// <summary>Adds what the next commit of the line changes.</summary>
    public void Add(PackageStates states)
    {
        for (var number = _byNumber.Count; number < ids.Count; number++)
        {
            if (!_byId.TryGetValue(ids[number], out var package))
            {
                _byId.Add(ids[number], package = new Package([], []));
            }

            package.Spellings.Add(number);
            _byNumber.Add(package);
        }

        foreach (var number in PackageStates.FindDifferences(_last, states))
        {
            var package = _byNumber[number];
            var spelling = package.Spellings is [_] ? number : package.Spellings.Where(other => states[other].Exists).FirstOrDefault(number);
            Add(package.Stretches, new VersionStretch(ids[spelling], _position, history.Commits[history.Line[_position]], states[spelling]));
        }

        _last = states;
        _position++;
    }

    public VersionHistory Build() => new(
        history,
        _last,
        [.. ids.Where((_, number) => _last[number].Exists)],
        _byId.Where(package => package.Value.Stretches.Count > 0).ToDictionary(package => package.Key, package => package.Value.Stretches, StringComparer.OrdinalIgnoreCase));

    private static void Add(List<VersionStretch> list, VersionStretch stretch)
    {
        if (list is [.., var last] && last.Id == stretch.Id && last.Version == stretch.Version && last.State.Exists == stretch.State.Exists)
        {
            last.State = stretch.State;
            return;
        }

        list.Add(stretch);
    }

    private sealed record Package(List<int> Spellings, List<VersionStretch> Stretches);
}
