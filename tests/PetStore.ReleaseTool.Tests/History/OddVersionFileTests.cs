using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

/// <summary>Every odd file, as a package's own, as the root's and in between, in the commit itself and in an older one.</summary>
public sealed class OddVersionFileTests
{
    private const string Root = """{ "nugetPackageVersion": { "semVer": 1 } }""";
    private const string Own = """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ] }""";
    private static readonly CancellationToken _none = CancellationToken.None;

    [Theory]
    [InlineData("packages/A/version.json")]
    [InlineData("packages/version.json")]
    [InlineData("version.json")]
    [InlineData("packages/A/version.txt")]
    public async Task An_odd_file_gives_NBGVs_number_or_none(string path)
    {
        var differences = new List<string>();
        foreach (var part in OddVersionFiles.All.Chunk(150))
        {
            await CompareAsync(path, part, differences);
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n{string.Join('\n', differences)}");
    }

    private static async Task CompareAsync(string path, string[] texts, List<string> differences)
    {
        using var fixture = await FixtureRepository.CreateAsync();
        var stream = new FastImport();
        foreach (var (index, text) in texts.Index())
        {
            AddBranch(stream, $"b{index}", path, text);
        }

        stream.Merge("all", texts.Index().Select(each => $"b{each.Index}"));
        await fixture.GitAsync(["fast-import", "--quiet"], stream.ToString());
        var repository = await GitRepository.OpenAsync(fixture.Root, _none);
        var all = await repository.ReadHistoryAsync(await repository.ResolveAsync("refs/heads/all", _none), _none);
        var comparison = new NbgvComparison(new NbgvOracle(fixture));
        foreach (var (text, tip) in texts.Zip(all.Head.Parents, Tuple.Create))
        {
            var history = all.EndAt(tip);
            differences.AddRange(history.Line
                .Select(place => comparison.FindDifference(
                    "A", history.Commits[place].Id, VersionCalculator.Calculate(history.EndAt(place))))
                .OfType<string>()
                .Take(1)
                .Select(difference => $"{text}: {difference}"));
        }
    }

    // The odd file, two changes of the package, a usual file again, and one more change.
    private static void AddBranch(FastImport stream, string branch, string path, string text)
    {
        var usual = new Dictionary<string, string?>
        {
            ["packages/version.json"] = null,
            ["packages/A/version.txt"] = null,
            ["version.json"] = Root,
            ["packages/A/version.json"] = Own,
        };
        stream.Commit(branch, new(usual) { ["packages/A/A.csproj"] = "1", [path] = text });
        stream.Commit(branch, new() { ["packages/A/src/x"] = "1" });
        stream.Commit(branch, new() { ["packages/A/src/x"] = "2", ["packages/A/y"] = "2" });
        stream.Commit(branch, usual);
        stream.Commit(branch, new() { ["packages/A/y"] = "3" });
    }
}
