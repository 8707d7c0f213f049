using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Every package has its pipeline, byte for byte as it would be written now, and no pipeline is left of a package that is gone.</summary>
internal static class GeneratedPipelineRules
{
    // It publishes too.
    private static readonly string[] Followed = ["reconcile"];

    public static IEnumerable<Finding> Check(WorkingTree tree, IReadOnlyDictionary<string, PackageState> packages, IReadOnlyList<string> paths)
    {
        var expected = packages.Where(package => package.Value.Options.Problem is null).ToDictionary(package => PackagePipeline.PathOf(package.Key), package => PackagePipeline.Create(package.Key, package.Value.Options.Filters));
        if (tree.FindBelow(ConsumerProjects.Folder).Any())
        {
            expected[ConsumersPipeline.Path] = ConsumersPipeline.Create([.. packages.Keys, .. Followed.Where(name => paths.Contains(PackagePipeline.PathOf(name)))]);
        }

        foreach (var (path, text) in expected)
        {
            if (!paths.Contains(path))
            {
                yield return new Finding(Problems.NoPipeline(path), Fix.Write(tree.Root, path, text));
            }
            else if (FindDifference(tree.ReadText(path), text) is var (line, found, wanted))
            {
                yield return IsGenerated(tree, path)
                    ? new Finding(Problems.OtherPipeline(path, line, found, wanted), Fix.Write(tree.Root, path, text))
                    : new Finding(Problems.ForeignPipeline(path, line, found, wanted));
            }
        }

        var broken = packages.Where(package => package.Value.Options.Problem is not null).Select(package => PackagePipeline.PathOf(package.Key));
        foreach (var path in paths.Except(broken).Where(path => !expected.ContainsKey(path) && IsGenerated(tree, path)))
        {
            yield return tree.IsCommitted(path)
                ? new Finding(Problems.OrphanedPipeline(path), Fix.Delete(tree.Root, path))
                : new Finding(Problems.ChangedOrphan(path));
        }
    }

    // What was written by hand is never overwritten.
    private static bool IsGenerated(WorkingTree tree, string path) => tree.ReadText(path).StartsWith(YamlText.Mark, StringComparison.Ordinal);

    /// <returns>The first line that differs, and how it reads here and there, null where a text has ended; null when all are equal.</returns>
    private static (int Line, string? Found, string? Wanted)? FindDifference(string found, string wanted)
    {
        if (found == wanted)
        {
            return null;
        }

        string[] here = found.Split('\n');
        string[] there = wanted.Split('\n');
        var line = here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count();
        return (line + 1, here.ElementAtOrDefault(line), there.ElementAtOrDefault(line));
    }
}
