using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every package has its pipeline, equal to what would be generated now, and no pipeline of a deleted package is left.</summary>
internal sealed class GeneratedPipelineRule : FileRule
{
    // It publishes too.
    private static readonly string[] _followed = ["reconcile"];

    protected override IEnumerable<Finding> Check(CheckContext context)
    {
        string[] paths = [.. PipelineFileRule.FindFiles(context)];
        if (paths.Length == 0)
        {
            yield return new Finding(PipelineProblems.NoPipelines(context.Layout.Pipelines));
            yield break;
        }

        var expected = Generate(context, paths);
        foreach (var (path, text) in expected)
        {
            if (!paths.Contains(path))
            {
                yield return new Finding(PipelineProblems.NoPipeline(path), new WriteFileFix(path, text));
            }
            else if (FindDifference(context.Files.ReadText(path), text) is var (line, found, wanted))
            {
                yield return IsGenerated(context.Files, path)
                    ? new Finding(PipelineProblems.OtherPipeline(path, line, found, wanted), new WriteFileFix(path, text))
                    : new Finding(PipelineProblems.ForeignPipeline(path, line, found, wanted));
            }
        }

        // A package with a broken version.json keeps its pipeline.
        var broken = context.Packages.Where(IsBroken).Select(package => context.Layout.GetPipeline(package.Package.Id));
        foreach (var path in paths.Except(broken).Where(path => !expected.ContainsKey(path) && IsGenerated(context.Files, path)))
        {
            yield return context.Files.IsCommitted(path)
                ? new Finding(PipelineProblems.OrphanedPipeline(path), new DeleteFileFix(path))
                : new Finding(PipelineProblems.ChangedOrphan(path));
        }
    }

    private static Dictionary<string, string> Generate(CheckContext context, string[] paths)
    {
        var layout = context.Layout;
        var expected = context.Packages.Where(package => !IsBroken(package)).ToDictionary(
            package => layout.GetPipeline(package.Package.Id),
            package => PackagePipeline.Create(layout, package.Package.Id, package.Contents.Options.Filters));
        if (context.Files.FindBelow(layout.Consumers).Any())
        {
            expected[layout.GetPipeline(ConsumersPipeline.Name)] = ConsumersPipeline.Create(
                [.. context.Packages.Select(package => package.Package.Id), .. _followed.Where(name => paths.Contains(layout.GetPipeline(name)))]);
        }

        return expected;
    }

    private static bool IsBroken(WorkingPackage package) => package.Contents.Options.Problem is not null;

    // What a person wrote is never overwritten.
    private static bool IsGenerated(WorkingFiles files, string path) =>
        files.ReadText(path).StartsWith(YamlText.Mark, StringComparison.Ordinal);

    /// <returns>The first line that differs, found and wanted, null where a text has ended; null when the texts are equal.</returns>
    private static (int Line, string? Found, string? Wanted)? FindDifference(string found, string wanted)
    {
        if (found == wanted)
        {
            return null;
        }

        string[] foundLines = found.Split('\n');
        string[] wantedLines = wanted.Split('\n');
        var line = foundLines.Zip(wantedLines).TakeWhile(pair => pair.First == pair.Second).Count();
        return (line + 1, foundLines.ElementAtOrDefault(line), wantedLines.ElementAtOrDefault(line));
    }
}
