using System.Text;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>
/// A random history with merges, moves, version changes and path filters of every form, the same one for the same description.
/// </summary>
internal sealed class RandomHistory
{
    private static readonly string[] _ids = ["A", "Bö", "C.D"];
    private static readonly string[] _versions =
        [
            "1.0", "1.0", "1.1", "2.0", "2.0-beta", "2.1-rc.1", "3.0-beta.{height}", "3.0", "0.1-alpha.{height}.x",
            "1.2-beta"];

    private static readonly string[][] _filters =
    [
        ["."], ["."], [".", ":!docs"], [".", ":^/packages/C.D/docs/ü x.md"], [".", "../A"], [".", "/shared/deep", ":!version.json"],
        ["./", ":/shared", "../../other"], ["src"], [":!docs"], [],
    ];

    private readonly Random _random;
    private readonly List<Dictionary<string, string>> _trees = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly StringBuilder _stream = new();

    private readonly int _count;
    private readonly string _packages;
    private readonly bool _isOdd;
    private int[] _parentsBefore = [];

    private RandomHistory(HistoryDescription description, string packages)
    {
        _packages = packages;
        _random = new Random(description.Seed);
        _count = description.CommitCount;
        _isOdd = description.IsOdd;
    }

    /// <summary>The folders that a package ever had.</summary>
    public static IReadOnlyList<string> Packages => _ids;

    public int CommitCount => _trees.Count;

    /// <summary>Writes the history into an empty repository; commit N is refs/heads/cN.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="description">The history.</param>
    /// <param name="packages">The folder of the packages.</param>
    public static async Task<RandomHistory> CreateAsync(
        FixtureRepository repository, HistoryDescription description, string packages = "packages")
    {
        var history = new RandomHistory(description, packages);
        history.Generate();
        await repository.GitAsync(["fast-import", "--quiet"], history._stream.ToString());
        var refs = await repository.GitAsync(
            ["for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads"]);
        foreach (var line in refs.Split('\n'))
        {
            history._numbers[line.Split(' ')[0]] = int.Parse(line.Split(' ')[1][1..]);
        }

        return history;
    }

    /// <summary>Whether a commit holds the package's project or version file.</summary>
    public bool HasPackage(string commit, string id) =>
        _trees[_numbers[commit]].Keys.Any(
            path => path == $"packages/{id}/version.json" || path == $"packages/{id}/{id}.csproj");

    private void Generate()
    {
        var linear = _random.Next(3) == 0;
        for (var number = 0; number < _count; number++)
        {
            var parents = _parentsBefore = ChooseParents(number, linear);
            var tree = MergeTrees(parents);
            if (parents.Length < 2 || _random.Next(4) == 0)
            {
                for (var change = _random.Next(number == 0 ? 6 : 0, number == 0 ? 12 : 4); change > 0; change--)
                {
                    Change(tree);
                }
            }

            RemoveFilesThatAreFolders(tree);
            _trees.Add(tree);
            Write(number, parents, tree);
        }
    }

    private int[] ChooseParents(int number, bool linear)
    {
        if (number == 0 || (!linear && _random.Next(40) == 0))
        {
            return [];
        }

        if (_parentsBefore is [var first, var second] && _random.Next(4) == 0)
        {
            return [second, first];
        }

        var parents = new HashSet<int> { linear || _random.Next(3) > 0 ? number - 1 : _random.Next(number) };
        while (!linear && _random.Next(4) == 0)
        {
            parents.Add(_random.Next(Math.Max(0, number - 6), number));
        }

        return [.. parents];
    }

    private Dictionary<string, string> MergeTrees(int[] parents)
    {
        var tree = parents.Length == 0 ? [] : new Dictionary<string, string>(_trees[parents[0]]);
        foreach (var other in parents.Skip(1).Select(parent => _trees[parent]))
        {
            foreach (var path in tree.Keys.Union(other.Keys).ToArray())
            {
                if (_random.Next(2) == 0)
                {
                    continue;
                }

                if (other.TryGetValue(path, out var content))
                {
                    tree[path] = content;
                }
                else
                {
                    tree.Remove(path);
                }
            }
        }

        return tree;
    }

    private void Change(Dictionary<string, string> tree)
    {
        var id = Pick(_ids);
        if (_isOdd && _random.Next(10) == 0)
        {
            ChangeOddly(tree, id);
            return;
        }

        switch (_random.Next(20))
        {
            case 0 or 1 or 2:
                tree[$"packages/{id}/version.json"] = VersionFile(
                    inherits: tree.ContainsKey("version.json") && _random.Next(5) > 0);
                break;
            case 3:
                tree["version.json"] = RootVersionFile();
                break;
            case 4 when tree.ContainsKey("version.json") && _random.Next(3) == 0:
                tree["packages/version.json"] = PackagesVersionFile();
                break;
            case 4:
                tree.Remove("packages/version.json");
                break;
            case 5 when tree.Count > 3:
                tree.Remove(Pick([.. tree.Keys.Where(path => path != "version.json")]));
                break;
            case 6 when _random.Next(3) == 0:
                foreach (
                    var path in tree.Keys.Where(path => path.StartsWith($"packages/{id}/", StringComparison.Ordinal)).ToArray())
                {
                    tree.Remove(path);
                }

                break;
            case 7 when _random.Next(3) == 0:
                Move(tree, id, Pick(_ids));
                break;
            case 8 when tree.Count > 3:
                var changed = Pick([.. tree.Keys]);
                tree[changed] = tree[changed].EndsWith("+x", StringComparison.Ordinal)
                    ? tree[changed][..^2]
                    : tree[changed] + "+x";
                break;
            case 9 when _trees.Count > 0:
                foreach (
                    var (path, content) in Pick([.. _trees])
                        .Where(file => file.Key.StartsWith($"packages/{id}/", StringComparison.Ordinal)))
                {
                    tree[path] = content;
                }

                break;
            default:
                var file = Pick(
                    $"packages/{id}/{id}.csproj", $"packages/{id}/src/a.cs", $"packages/{id}/docs/ü x.md", $"packages/{id}/docs/\"q\".md",
                    $"packages/{id}/src/deep/b.cs", "shared/deep/x", "shared/y", "other", "Directory.Build.props", "packages/common",
                    "README.md");
                tree[file] = _random.Next(5).ToString() + (_random.Next(6) == 0 ? "+x" : "");
                break;
        }
    }

    private void ChangeOddly(Dictionary<string, string> tree, string id)
    {
        var path = Pick(
            $"packages/{id}/version.json", $"packages/{id}/version.json", "packages/version.json", "version.json");
        switch (_random.Next(12))
        {
            case 0:
                tree[path.Replace(".json", ".txt")] = Pick(
                    "1.0", "1.1\nbeta", "2.0\n-rc.1\nx", "1.0-x.{height}", "", "x", "{}");
                break;
            case 1:
                tree.Remove(
                    Pick("version.txt", "packages/version.txt", $"packages/{id}/version.txt", $"packages/{id}"));
                break;
            case 2:
                tree[path] = Pick("../version.json+l", "{}+l");
                break;
            case 3:
                tree[path] = tree.GetValueOrDefault(
                    Pick("packages/version.json", "version.json", $"packages/{id}/version.json"), "{}");
                break;
            case 4 or 5:
                tree[path] = Pick(
                    """{ "version": "1.0", "pathFilters": [ "." ] }""",
                    """{ "version": "1.0", "pathFilters": [ "/shared" ] }""");
                break;
            case 6 when _random.Next(3) == 0:
                RemoveBelow(tree, $"packages/{id}");
                tree[$"packages/{id}"] = Pick("x", "../shared+l");
                break;
            default:
                tree[path] = Pick([.. OddVersionFiles.All]);
                break;
        }
    }

    private static void RemoveBelow(Dictionary<string, string> tree, string folder)
    {
        foreach (var path in tree.Keys.Where(path => path.StartsWith($"{folder}/", StringComparison.Ordinal)).ToArray())
        {
            tree.Remove(path);
        }
    }

    // A path is a file or a folder: a file above a folder's files goes.
    private static void RemoveFilesThatAreFolders(Dictionary<string, string> tree)
    {
        foreach (
            var id in _ids.Where(id => tree.Keys.Any(path => path.StartsWith($"packages/{id}/", StringComparison.Ordinal))))
        {
            tree.Remove($"packages/{id}");
        }
    }

    private static void Move(Dictionary<string, string> tree, string from, string to)
    {
        foreach (
            var (path, content) in tree.Where(file => file.Key.StartsWith($"packages/{from}/", StringComparison.Ordinal)).ToArray())
        {
            tree.Remove(path);
            tree[$"packages/{to}/{path[$"packages/{from}/".Length..]}"] = content;
        }
    }

    private string VersionFile(bool inherits)
    {
        var filters = string.Join(", ", Pick(_filters).Select(filter => $"\"{filter}\""));
        // Lower ones are refused (PSR1005), where NBGV gives every commit patch 0.
        var offset = _random.Next(6) == 0 ? $", \"versionHeightOffset\": {_random.Next(-1, 9)}" : "";
        var version = _random.Next(8) == 0 && inherits ? "" : $", \"version\": \"{Pick(_versions)}\"";
        var paths = _random.Next(8) == 0 ? "" : $", \"pathFilters\": [ {filters} ]";
        return $$"""{ "inherit": {{(inherits ? "true" : "false")}}{{version}}{{paths}}{{offset}} /* {{_random.Next(3)}} */ }""";
    }

    private string PackagesVersionFile()
    {
        var version = _random.Next(4) == 0 ? $", \"version\": \"{Pick(_versions)}\"" : "";
        var paths = _random.Next(4) == 0
            ? ""
            : $", \"pathFilters\": [ {Pick("\"common\"", "\".\"", "\"../shared\", \":!C.D/src\"")} ]";
        var offset = _random.Next(2) == 0 ? "" : $", \"versionHeightOffset\": {_random.Next(0, 5)}";
        return $$"""{ "inherit": true{{version}}{{paths}}{{offset}} }""";
    }

    private string RootVersionFile()
    {
        var version = _random.Next(3) == 0 ? $"\"version\": \"{Pick(_versions)}\", " : "";
        var semVer = _random.Next(3) > 0 ? $"\"nugetPackageVersion\": {{ \"semVer\": {_random.Next(1, 3)} }}, " : "";
        var filters = Pick(
            """[ "/version.json", "/Directory.Build.props" ]""",
            """[ "Directory.Build.props" ]""",
            """[ "shared", ":!shared/y" ]""");
        return $$"""{ {{version}}{{semVer}}"pathFilters": {{filters}} }""";
    }

    private void Write(int number, int[] parents, Dictionary<string, string> tree)
    {
        _stream.Append(
            $"commit refs/heads/c{number}\nmark :{number + 1}\ncommitter A <a@example.org> {1_700_000_000 + number} "
                + "+0000\ndata 0\n");
        for (var index = 0; index < parents.Length; index++)
        {
            _stream.Append($"{(index == 0 ? "from" : "merge")} :{parents[index] + 1}\n");
        }

        _stream.Append("deleteall\n");
        foreach (var (path, content) in tree)
        {
            var mode = content switch { [.., '+', 'x'] => "100755", [.., '+', 'l'] => "120000", _ => "100644" };
            var text = (mode == "100644" ? content : content[..^2]).Replace("/packages/", $"/{_packages}/");
            _stream.Append(
                $"M {mode} inline \"{Place(path).Replace("\"", "\\\"")}\"\ndata {Encoding.UTF8.GetByteCount(text)}\n"
                    + $"{text}\n");
        }

        if (_random.Next(4) == 0)
        {
            var tag = Pick($"v1.0.{number}", $"2.0.{number}", $"A/1.1.{number}");
            _stream.Append(_random.Next(2) == 0
                ? $"reset refs/tags/{tag}\nfrom :{number + 1}\n\n"
                : $"tag {tag}\nfrom :{number + 1}\ntagger A <a@example.org> {1_700_000_000 + number} +0000\ndata 0\n");
        }
    }

    // The shared version.json is directly below the root, so that with "src/libs" it is two levels above a package.
    private string Place(string path) =>
        path is "packages/version.json" or "packages/version.txt" ? _packages.Split('/')[0] + path["packages".Length..]
        : path.StartsWith("packages/", StringComparison.Ordinal) ? _packages + path["packages".Length..]
        : path;

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
