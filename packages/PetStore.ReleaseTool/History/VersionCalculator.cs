namespace PetStore.ReleaseTool.History;

/// <summary>Counts the versions of all packages in one pass over a history, by the rules of NBGV.</summary>
/// <remarks>
/// A commit weighs 1 for a package when its difference from any parent touches the package's path filters, as they are in that commit.
/// The height is the weight plus the largest height of the parents whose version has the same <see cref="VersionOptions.HeightKey"/>.
/// </remarks>
internal sealed class VersionCalculator
{
    private readonly CommitHistory _history;
    private readonly VersionOptionsReader _options;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private readonly Dictionary<string, List<int>> _packagesByInclude = new(StringComparer.Ordinal);
    private readonly HashSet<(int, VersionOptions)> _indexed = [];
    private readonly HashSet<int> _withoutFilters = [];
    private readonly HashSet<int> _touched = [];

    private VersionCalculator(CommitHistory history)
    {
        _history = history;
        _options = new VersionOptionsReader(history.VersionFiles);
    }

    public static VersionHistory Calculate(CommitHistory history)
    {
        var calculator = new VersionCalculator(history);
        var lastChildren = history.FindLastChildren();
        var states = new PackageStates?[history.Commits.Count];
        var line = new VersionHistoryBuilder(history, calculator._ids);
        var lineLength = 0;
        for (var position = 0; position < states.Length; position++)
        {
            var commit = history.Commits[position];
            states[position] = calculator.Apply(commit, [.. commit.Parents.Select(parent => states[parent]!)]);
            if (history.Line[lineLength] == position)
            {
                line.Add(states[position]!);
                lineLength++;
            }

            // After its last child a commit's states are asked for no more: of fifty thousand few are kept at once.
            foreach (var parent in commit.Parents.Where(parent => lastChildren[parent] == position))
            {
                states[parent] = null;
            }
        }

        return line.Build();
    }

    private PackageStates Apply(Commit commit, PackageStates[] parents)
    {
        var before = parents is [var first, ..] ? first : PackageStates.Empty;
        var after = new PackageStates.Builder(before);
        DiscoverPackages(commit, after);
        if (commit.Files.Count > 0 || parents.Length != 1)
        {
            InheritHeights(after, ApplyFiles(commit, after).Union(FindMerged(parents)), parents);
        }

        AddWeights(commit, after);
        return after.Build();
    }

    // A path below packages/<Id>/ makes <Id> known; until then it counts as any package without files.
    private void DiscoverPackages(Commit commit, PackageStates.Builder after)
    {
        var numbers = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var path in commit.ChangedPaths)
        {
            if (!PackageLayout.TrySplit(path, out var id, out _))
            {
                continue;
            }

            if (!numbers.TryGetValue(id, out var number))
            {
                number = _ids.Count;
                _numbers.Add(id.ToString(), number);
                _ids.Add(id.ToString());
            }

            if (!after.IsKnown(number))
            {
                Set(after, number, after.Absent with { });
            }
        }
    }

    /// <returns>The packages whose options changed.</returns>
    private HashSet<int> ApplyFiles(Commit commit, PackageStates.Builder after)
    {
        var changed = new HashSet<int>();
        var isShared = false;
        foreach (var (path, blob) in commit.Files)
        {
            if (PackageLayout.TrySplit(path, out var folder, out var rest))
            {
                var id = folder.ToString();
                var number = _numbers[id];
                var state = ApplyFile(after[number], id, rest, blob);
                if (state.VersionFile != after[number].VersionFile)
                {
                    changed.Add(number);
                }

                Set(after, number, state);
            }
            else if (!PackageLayout.IsVersionFile(path))
            {
                after.SharedTexts = blob is not null ? after.SharedTexts.Add(path) : after.SharedTexts.Remove(path);
            }
            else
            {
                isShared = true;
                after.RootVersionFile = path == PackageLayout.VersionFileName ? blob : after.RootVersionFile;
                after.PackagesVersionFile = path == PackageLayout.VersionFileName ? after.PackagesVersionFile : blob;
            }
        }

        if (isShared)
        {
            after.Absent = after.Absent with { Options = _options.Read(after.RootVersionFile, after.PackagesVersionFile, null, null) };
            changed.UnionWith(Enumerable.Range(0, _ids.Count).Where(after.IsKnown));
        }

        foreach (var number in changed)
        {
            var state = after[number];
            var options = _options.Read(after.RootVersionFile, after.PackagesVersionFile, _ids[number], state.VersionFile);
            Set(after, number, state with { Options = options });
        }

        return changed;
    }

    private static PackageState ApplyFile(PackageState state, string id, ReadOnlySpan<char> name, string? blob) => name switch
    {
        PackageLayout.VersionFileName => state with { VersionFile = blob },
        PackageLayout.VersionTextName => state with { HasVersionText = blob is not null },
        PackageLayout.LockFileName => state with { LockFile = blob },
        _ when name[..^".csproj".Length].SequenceEqual(id) => state with { Project = blob },
        _ when blob is not null => state with { OtherProjects = state.OtherProjects.Add(name.ToString()) },
        _ => state with { OtherProjects = state.OtherProjects.Remove(name.ToString()) },
    };

    private static IEnumerable<int> FindMerged(PackageStates[] parents) =>
        parents.Skip(1).SelectMany(parent => PackageStates.FindDifferences(parents[0], parent));

    // Where neither the options nor the parent changed, the height of the only parent stands already.
    private void InheritHeights(PackageStates.Builder after, IEnumerable<int> numbers, PackageStates[] parents)
    {
        foreach (var number in numbers.ToArray())
        {
            Set(after, number, after[number] with { Height = InheritHeight(number, after[number], parents), Cause = null });
        }

        var height = parents.Select(parent => CountOn(parent.Absent, after.Absent)).Max() ?? 0;
        after.Absent = height == after.Absent.Height ? after.Absent : after.Absent with { Height = height };
    }

    private static int InheritHeight(int number, PackageState state, PackageStates[] parents) =>
        parents.Select(parent => CountOn(parent[number], state)).Max() ?? 0;

    private static int? CountOn(PackageState parent, PackageState state) =>
        state.Options.HeightKey is { } key && parent.Options.HeightKey == key ? parent.Height : null;

    private void AddWeights(Commit commit, PackageStates.Builder after)
    {
        _touched.Clear();
        foreach (var path in commit.ChangedPaths)
        {
            AddWeights(path, after);
        }

        foreach (var number in _withoutFilters)
        {
            if (after.IsKnown(number) && after[number].Options.Filters is null)
            {
                CountUp(number, null, after);
            }
        }

        if (after.Absent is { Options: { HeightKey: not null } options } absent
            && (options.Filters is null || commit.ChangedPaths.Any(options.Filters.Contains)))
        {
            after.Absent = absent with { Height = absent.Height + 1 };
        }
    }

    private void AddWeights(string path, PackageStates.Builder after)
    {
        var byInclude = _packagesByInclude.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var prefix = path.AsSpan(); ; prefix = prefix[..Math.Max(prefix.LastIndexOf('/'), 0)])
        {
            if (byInclude.TryGetValue(prefix, out var numbers))
            {
                foreach (var number in numbers)
                {
                    if (after.IsKnown(number) && after[number].Options.Filters?.Contains(path) == true)
                    {
                        CountUp(number, path, after);
                    }
                }
            }

            if (prefix.IsEmpty)
            {
                return;
            }
        }
    }

    private void CountUp(int number, string? path, PackageStates.Builder after)
    {
        var state = after[number];
        if (state.Options.HeightKey is not null && _touched.Add(number))
        {
            after[number] = state with { Height = state.Height + 1, Cause = path };
        }
    }

    private void Set(PackageStates.Builder after, int number, PackageState state)
    {
        after[number] = state;
        if (!_indexed.Add((number, state.Options)))
        {
            return;
        }

        if (state.Options is { Filters: null, HeightKey: not null })
        {
            _withoutFilters.Add(number);
        }

        foreach (var include in state.Options.Filters?.Includes ?? [])
        {
            if (!_packagesByInclude.TryGetValue(include, out var numbers))
            {
                _packagesByInclude.Add(include, numbers = []);
            }

            if (!numbers.Contains(number))
            {
                numbers.Add(number);
            }
        }
    }
}
