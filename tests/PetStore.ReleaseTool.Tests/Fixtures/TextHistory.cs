using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Layout;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A history that is written as text: a line for each commit, its name first, and the line before is its parent.</summary>
/// <remarks>
/// <c>b: X = 1.0; X/a.cs</c> commits two changes. The changes are:
/// <list type="bullet">
/// <item><c>X = 1.0</c>: the package's version; its project and its lock file are added when they are missing;</item>
/// <item><c>X needs Y Z</c>: its lock file names these packages;</item>
/// <item><c>X/a.cs</c>: a new content of packages/X/a.cs; <c>/a.props</c>: of a file at the root;</item>
/// <item><c>X/a.cs := text</c>: that content;</item>
/// <item><c>delete X</c>, <c>delete X/a.cs</c>, <c>delete /a.props</c>;</item>
/// <item><c>move X Y</c>: renames the package's folder and its project.</item>
/// </list>
/// <c>d &lt; c b: …</c> has the parents c and b, and what b's side changed since they parted. The first commit also adds the root's
/// version.json. The id of a commit is its name; the object id of a file is its content.
/// </remarks>
internal sealed class TextHistory
{
    private static readonly RepositoryLayout _layout = new();
    private readonly List<Commit> _commits = [];
    private readonly List<string> _names = [];
    private readonly List<Dictionary<string, string>> _trees = [];
    private readonly List<HashSet<int>> _ancestors = [];
    private int _edits;

    public static CommitHistory Parse(string text)
    {
        var history = new TextHistory();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            history.Add(line);
        }

        var files = history._commits.SelectMany(
            commit => commit.Files).Select(file => file.Blob).OfType<string>().Distinct();
        return new CommitHistory(_layout, history._commits, files.ToDictionary(content => content));
    }

    public static VersionHistory Calculate(string text) => VersionCalculator.Calculate(Parse(text));

    /// <summary>Ends a history with one of its commits. What comes before the commit must be its ancestors.</summary>
    public static CommitHistory CutAfter(CommitHistory history, string commit) =>
        new(
            history.Layout,
            [.. history.Commits.Take(1 + history.Commits.ToList().FindIndex(each => each.Id == commit))],
            history.VersionFiles);

    private void Add(string line)
    {
        var (head, changes) = line.Split(':', 2) is [var before, var after] ? (before, after) : (line, "");
        var (name, parents) = head.Split('<', StringSplitOptions.TrimEntries) is [var first, var names]
            ? (first, names.Split(' ').Select(parent => _names.IndexOf(parent)).ToArray())
            : (head.Trim(), _commits.Count == 0 ? [] : [_commits.Count - 1]);
        var tree = parents.Length == 0
            ? new Dictionary<string, string> { ["version.json"] = FixtureFiles.RootVersionFile }
            : Merge(parents);
        foreach (
            var change in changes.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            Apply(change, tree);
        }

        string[] changed = [.. parents.Select(parent => _trees[parent]).DefaultIfEmpty([])
            .SelectMany(
                other =>
                    tree.Keys.Union(other.Keys).Where(path => tree.GetValueOrDefault(path) != other.GetValueOrDefault(path)))
            .Distinct().Order(StringComparer.Ordinal)];
        FileChange[] files = [.. changed
            .Where(path => _layout.IsVersionSource(path))
            .Select(path => new FileChange(path, tree.GetValueOrDefault(path)))];
        _ancestors.Add([_commits.Count, .. parents.SelectMany(parent => _ancestors[parent])]);
        _commits.Add(new Commit(name, parents, changed, files));
        _names.Add(name);
        _trees.Add(tree);
    }

    private Dictionary<string, string> Merge(int[] parents)
    {
        var tree = new Dictionary<string, string>(_trees[parents[0]]);
        foreach (var parent in parents.Skip(1))
        {
            var parting = _trees[_ancestors[parents[0]].Intersect(_ancestors[parent]).Max()];
            foreach (var path in parting.Keys.Union(_trees[parent].Keys))
            {
                if (_trees[parent].GetValueOrDefault(path) != parting.GetValueOrDefault(path))
                {
                    Write(tree, path, _trees[parent].GetValueOrDefault(path));
                }
            }
        }

        return tree;
    }

    private void Apply(string change, Dictionary<string, string> tree)
    {
        if (change.Split(" := ") is [var written, var content])
        {
            tree[ToPath(written)] = content;
            return;
        }

        switch (change.Split(' '))
        {
            case [var id, "=", var version]:
                tree[$"packages/{id}/version.json"] = FixtureFiles.VersionFile(version);
                tree.TryAdd($"packages/{id}/{id}.csproj", FixtureFiles.Project);
                tree.TryAdd($"packages/{id}/packages.lock.json", FixtureFiles.LockFile());
                break;
            case [var id, "needs", .. var dependencies]:
                tree[$"packages/{id}/packages.lock.json"] = FixtureFiles.LockFile(dependencies);
                break;
            case ["delete", var name]:
                foreach (
                    var path in tree.Keys.Where(
                        path =>
                            path == ToPath(name) || path.StartsWith(ToPath(name) + "/", StringComparison.Ordinal)).ToArray())
                {
                    tree.Remove(path);
                }

                break;
            case ["move", var from, var to]:
                foreach (
                    var path in tree.Keys.Where(path => path.StartsWith($"packages/{from}/", StringComparison.Ordinal)).ToArray())
                {
                    tree.Remove(path, out var moved);
                    tree[path.Replace($"packages/{from}/{from}.csproj", $"packages/{to}/{to}.csproj")
                        .Replace($"packages/{from}/", $"packages/{to}/")] = moved!;
                }

                break;
            case [var path]:
                tree[ToPath(path)] = $"edit {++_edits}";
                break;
            default:
                throw new FormatException($"'{change}' is no change.");
        }
    }

    private static string ToPath(string name) => name[0] == '/' ? name[1..] : $"packages/{name}";

    private static void Write(Dictionary<string, string> tree, string path, string? content)
    {
        if (content is null)
        {
            tree.Remove(path);
        }
        else
        {
            tree[path] = content;
        }
    }
}
