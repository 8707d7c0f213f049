using System.Text;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Packages;

namespace PetStore.ReleaseTool.Benchmarks;

/// <summary>Writes the history of a made-up monorepo for <c>git fast-import</c>, the same one for the same size.</summary>
/// <remarks>
/// A commit changes one to three source files; one in 500 raises a version too, one in 1,000 changes a file that all packages share.
/// With merges, every seventh step of the line is a branch of one to three commits and its merge.
/// </remarks>
internal sealed class SyntheticHistory
{
    private const int SourcesOfPackage = 5;
    private readonly Random _random = new(1);
    private readonly RepositorySize _size;
    private readonly Stream _output;
    private int _mark;

    private SyntheticHistory(RepositorySize size, Stream output)
    {
        _size = size;
        _output = output;
    }

    public static string NameOf(int package) => $"Acme.P{package:D4}";

    public static void Write(RepositorySize size, Stream output)
    {
        var history = new SyntheticHistory(size, output);
        var tip = history.WriteCommit("main", [], history.CreateFirstFiles());
        while (history._mark < size.Commits)
        {
            tip = size.HasMerges && history._random.NextDouble() < 0.15
                ? history.WriteMerge(tip)
                : history.WriteCommit("main", [tip], history.CreateChanges());
        }
    }

    private List<(string Path, string Text)> CreateFirstFiles()
    {
        var files = new List<(string, string)>
        {
            ("version.json", """
                {
                  "publicReleaseRefSpec": [ "^refs/heads/main$" ],
                  "nugetPackageVersion": { "semVer": 2 },
                  "pathFilters": [ "/version.json", "/Directory.Build.props" ]
                }
                """),
            ("Directory.Build.props", "<Project />"),
        };
        for (var package = 0; package < _size.Packages; package++)
        {
            var folder = $"packages/{NameOf(package)}";
            files.Add(($"{folder}/version.json", VersionFile("1.0")));
            files.Add(($"{folder}/{NameOf(package)}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />"));
            files.Add(($"{folder}/packages.lock.json", LockFile(package)));
            files.AddRange(
                Enumerable.Range(0, SourcesOfPackage).Select(source => ($"{folder}/src/F{source}.cs", $"// {source}")));
        }

        return files;
    }

    private List<(string Path, string Text)> CreateChanges()
    {
        if (_random.NextDouble() < 0.001)
        {
            return [("Directory.Build.props", $"<Project><!-- {_mark} --></Project>")];
        }

        var files = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => ChangeSource()).ToList();
        if (_random.NextDouble() < 0.002)
        {
            files.Add(($"packages/{PickPackage()}/version.json", VersionFile($"{_random.Next(2, 9)}.{_mark}")));
        }

        return files;
    }

    private int WriteMerge(int tip)
    {
        var side = tip;
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            side = WriteCommit("side", [side], [ChangeSource()]);
        }

        var line = WriteCommit("main", [tip], [ChangeSource()]);
        return WriteCommit("main", [line, side], [ChangeSource()]);
    }

    private int WriteCommit(string branch, int[] parents, IEnumerable<(string Path, string Text)> files)
    {
        _mark++;
        Write(
            $"commit refs/heads/{branch}\nmark :{_mark}\ncommitter Ann <ann@example.org> {1_700_000_000 + _mark} "
                + "+0000\n");
        WriteData($"Commit {_mark}");
        foreach (var (index, parent) in parents.Index())
        {
            Write($"{(index == 0 ? "from" : "merge")} :{parent}\n");
        }

        foreach (var (path, text) in files)
        {
            Write($"M 100644 inline {path}\n");
            WriteData(text);
        }

        return _mark;
    }

    private (string Path, string Text) ChangeSource() =>
        ($"packages/{PickPackage()}/src/F{_random.Next(SourcesOfPackage)}.cs", $"// {_mark} {_random.Next()}");

    private string PickPackage() => NameOf(_random.Next(_size.Packages));

    private string LockFile(int package)
    {
        var dependencies = Enumerable.Range(0, Math.Min(package, 3)).Select(
            _ => _random.Next(package)).Distinct().Order();
        var entries = dependencies.Select(
            other => $$"""      "{{NameOf(other).ToLowerInvariant()}}": { "type": "Project" }""");
        return $$"""{ "version": 2, "dependencies": { "net10.0": {{{string.Join(",", entries)}}} } }""";
    }

    public static string VersionFile(string version) =>
        $$"""{ "inherit": true, "version": "{{version}}", "pathFilters": [ "." ] }""";

    private void WriteData(string text)
    {
        Write($"data {Encoding.UTF8.GetByteCount(text)}\n");
        Write(text + "\n");
    }

    private void Write(string text) => _output.Write(Encoding.UTF8.GetBytes(text));
}
