using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.History;

/// <summary>Counts the versions of all packages in one pass over a history, by the rules of NBGV.</summary>
/// <remarks>
/// A commit weighs 1 for a package when its difference from any parent touches the package's path filters, as they are
/// in that commit. The height is the weight plus the largest height of the parents whose version has the same <see
/// cref="VersionOptions.HeightKey"/>.
/// </remarks>
internal sealed class VersionCalculator
{
    private readonly CommitHistory _history;
    private readonly RepositoryLayout _layout;
    private readonly VersionOptionsReader _options;
    private readonly PackageNumbering _numbering;
    private readonly FilterIndex _filters = new();
    private readonly HashSet<int> _counted = [];

    private VersionCalculator(CommitHistory history)
    {
        _layout = history.Layout;
        _options = new VersionOptionsReader(history.Layout, history.VersionFiles, new SameContents(history));
        _history = history;
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
        if (commit.Files.Count > 0 || parents.Length != 1)
        {
            InheritHeights(after, ApplyFiles(commit, after).Union(FindMerged(parents)), commit, parents);
        }

        AddWeights(commit, before, after);
        return after.Build();
    }

    /// <returns>The packages whose options changed.</returns>
    private HashSet<int> ApplyFiles(Commit commit, PackageStates.Builder after)
    {
        var changed = new HashSet<int>();
        var isShared = false;
        foreach (var file in commit.Files)
        {
            if (_layout.TrySplit(file.Path, out var id, out var rest) || _layout.TryGetFolder(file.Path, out id))
            {
                var number = _numbering.GetOrAdd(id);
                var before = after[number];
                var state = before.WithFile(_numbering.Packages[number].Id, rest, file);
                if (!state.OptionFiles.SequenceEqual(before.OptionFiles))
                {
                    changed.Add(number);
                }

                Set(after, number, state);
            }
            else
            {
                isShared = true;
                after.SetSharedVersionFile(file);
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
            var options = _options.Read(after.SharedVersionFiles, _numbering.Packages[number], state.OptionFiles);
            Set(after, number, state with { Options = options });
        }

        return changed;
    }

    private static IEnumerable<int> FindMerged(PackageStates[] parents) =>
        parents.Skip(1).SelectMany(parent => PackageStates.FindDifferences(parents[0], parent));

    // A package whose options are those of its only parent has that parent's height already.
    private void InheritHeights(
        PackageStates.Builder after, IEnumerable<int> numbers, Commit commit, PackageStates[] parents)
    {
        foreach (var number in numbers.ToArray())
        {
            var state = after[number];
            Set(after, number,
                CountOn(state, commit, [.. parents.Select(parent => parent[number])]) with { Cause = null });
        }

        var absent = CountOn(after.Absent, commit, [.. parents.Select(parent => parent.Absent)]);
        after.Absent = absent == after.Absent ? after.Absent : absent;
    }

    // NBGV reads the version of each parent, and looks further back where that version counts on.
    private PackageState CountOn(PackageState state, Commit commit, PackageState[] parents)
    {
        var height = 0;
        Problem? failure = null;
        string? change = null;
        foreach (var (index, parent) in parents.Index())
        {
            if (state.Options.HeightKey is not { } key)
            {
                break;
            }

            if (parent.Options.Failure is { } problem)
            {
                failure ??= RepositoryProblems.OlderCommit(_history.Commits[commit.Parents[index]].Id, problem);
            }
            else if (parent.Options.HeightKey == key)
            {
                failure ??= parent.Failure;
                height = Math.Max(height, parent.Height);
            }
        }

        state = state with { Height = height, Failure = failure, ChangedUnderOneVersion = null };
        if (!state.Options.CountsHeight)
        {
            change = parents.FirstOrDefault(
                parent => parent.ChangedUnderOneVersion is not null && parent.Number == state.Number)
                ?.ChangedUnderOneVersion;
        }

        return state with { ChangedUnderOneVersion = change };
    }

    private void AddWeights(Commit commit, PackageStates before, PackageStates.Builder after)
    {
        _counted.Clear();
        foreach (var path in commit.ChangedPaths)
        {
            foreach (var number in _filters.FindCandidates(path))
            {
                if (after.IsKnown(number) && after[number].Options.Filters?.Contains(path) == true)
                {
                    CountUp(number, path, commit, before, after);
                }
            }
        }

        foreach (var number in _filters.WithoutFilters)
        {
            if (after.IsKnown(number) && after[number].Options.Filters is null)
            {
                CountUp(number, null, commit, before, after);
            }
        }

        if (after.Absent is { Options: { HeightKey: not null } options } absent
            && (options.Filters is null || commit.ChangedPaths.Any(options.Filters.Contains)))
        {
            after.Absent = absent with { Height = absent.Height + 1 };
        }
    }

    private void CountUp(int number, string? path, Commit commit, PackageStates before, PackageStates.Builder after)
    {
        var state = after[number];
        if ((state.Options.HeightKey is not null || !state.Options.CountsHeight) && _counted.Add(number))
        {
            var height = state.Options.HeightKey is null ? 0 : state.Height + 1;
            var isSame = !state.Options.CountsHeight && before[number].Number is { } version && version == state.Number;
            var change = state.ChangedUnderOneVersion ?? (isSame ? commit.Id : null);
            after[number] = state with { Height = height, Cause = path, ChangedUnderOneVersion = change };
        }
    }

    private void Set(PackageStates.Builder after, int number, PackageState state)
    {
        after[number] = state;
        _filters.Add(number, state.Options);
    }
}
