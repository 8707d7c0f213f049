using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.History;

/// <summary>Counts the versions of all packages in one pass over a history, by the rules of NBGV.</summary>
/// <remarks>
/// A commit weighs 1 for a package when its difference from any parent touches the package's path filters, as they are in that commit.
/// The height is the weight plus the largest height of the parents whose version has the same <see cref="VersionOptions.HeightKey"/>.
/// </remarks>
internal sealed class VersionCalculator
{
    private readonly RepositoryLayout _layout;
    private readonly VersionOptionsReader _options;
    private readonly PackageNumbering _numbering;
    private readonly FilterIndex _filters = new();
    private readonly HashSet<int> _counted = [];

    private VersionCalculator(CommitHistory history)
    {
        _layout = history.Layout;
        _options = new VersionOptionsReader(history.Layout, history.VersionFiles);
        _numbering = new PackageNumbering(history.Layout);
    }

    public static VersionHistory Calculate(CommitHistory history)
    {
        var calculator = new VersionCalculator(history);
        var lastChildren = history.FindLastChildren();
        var states = new PackageStates?[history.Commits.Count];
        var line = new VersionHistoryBuilder(history, calculator._numbering.Packages);
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

            // A commit's states are released after its last child, so few of fifty thousand are in memory at once.
            foreach (var parent in commit.Parents.Where(parent => lastChildren[parent] == position))
            {
                states[parent] = null;
            }
        }

        return line.Build();
    }

    private PackageStates Apply(Commit commit, PackageStates[] parents)
    {
        var before = parents is [var first, ..] ? first : PackageStates.CreateEmpty(_layout);
        var after = new PackageStates.Builder(before);
        DiscoverPackages(commit, after);
        if (commit.Files.Count > 0 || parents.Length != 1)
        {
            InheritHeights(after, ApplyFiles(commit, after).Union(FindMerged(parents)), parents);
        }

        AddWeights(commit, after);
        return after.Build();
    }

    // A path in a package's folder makes the package known; until then it counts like any package without files.
    private void DiscoverPackages(Commit commit, PackageStates.Builder after)
    {
        foreach (var path in commit.ChangedPaths)
        {
            if (_layout.TrySplit(path, out var id, out _) && _numbering.GetOrAdd(id) is var number && !after.IsKnown(number))
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
            if (_layout.TrySplit(path, out var id, out var rest))
            {
                var number = _numbering[id];
                var state = after[number].WithFile(_numbering.Packages[number].Id, rest, blob);
                if (state.VersionFile != after[number].VersionFile)
                {
                    changed.Add(number);
                }

                Set(after, number, state);
            }
            else if (_layout.IsVersionFile(path))
            {
                isShared = true;
                after.SetSharedVersionFile(path, blob);
            }
            else
            {
                after.SharedTexts = blob is not null ? after.SharedTexts.Add(path) : after.SharedTexts.Remove(path);
            }
        }

        if (isShared)
        {
            after.Absent = after.Absent with { Options = _options.Read(after.SharedVersionFiles) };
            changed.UnionWith(Enumerable.Range(0, _numbering.Packages.Count).Where(after.IsKnown));
        }

        foreach (var number in changed)
        {
            var state = after[number];
            var options = _options.Read(after.SharedVersionFiles, _numbering.Packages[number], state.VersionFile);
            Set(after, number, state with { Options = options });
        }

        return changed;
    }

    private static IEnumerable<int> FindMerged(PackageStates[] parents) =>
        parents.Skip(1).SelectMany(parent => PackageStates.FindDifferences(parents[0], parent));

    // A package whose options are those of its only parent has that parent's height already.
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
        _counted.Clear();
        foreach (var path in commit.ChangedPaths)
        {
            foreach (var number in _filters.FindCandidates(path))
            {
                if (after.IsKnown(number) && after[number].Options.Filters?.Contains(path) == true)
                {
                    CountUp(number, path, after);
                }
            }
        }

        foreach (var number in _filters.WithoutFilters)
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

    private void CountUp(int number, string? path, PackageStates.Builder after)
    {
        var state = after[number];
        if (state.Options.HeightKey is not null && _counted.Add(number))
        {
            after[number] = state with { Height = state.Height + 1, Cause = path };
        }
    }

    private void Set(PackageStates.Builder after, int number, PackageState state)
    {
        after[number] = state;
        _filters.Add(number, state.Options);
    }
}
