using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// Every generated pipeline is what would be generated now, and none is left of a deleted package. A repository without
/// a folder of pipelines has none to compare, and a file without the mark of the tool belongs to the team.
/// </summary>
internal sealed class GeneratedPipelineRule : FileRule
{
    protected override IEnumerable<Finding> Check(CheckContext context)
    {
        string[] paths = [.. context.Files.FindBelow(context.Layout.Pipelines)
            .Where(path => Path.GetExtension(path) is ".yml" or ".yaml")];
        if (paths.Length == 0)
        {
            return [];
        }

        var expected = new ExpectedPipelines(context.Layout, context.Files, context.Packages);
        return expected.Problems.Select(problem => new Finding(problem))
            .Concat(FindDifferences(context.Files, expected))
            .Concat(FindOrphans(context.Files, paths.Where(path => !expected.MayExist(path))));
    }

    private static IEnumerable<Finding> FindDifferences(WorkingFiles files, ExpectedPipelines expected)
    {
        foreach (var (path, text) in expected.Texts)
        {
            if (!files.Paths.Contains(path))
            {
                yield return new Finding(PipelineProblems.NoPipeline(path), new WriteFileFix(path, text));
            }
            else if (
                IsGenerated(files, path) && FindDifference(files.ReadText(path), text) is var (line, found, wanted))
            {
                yield return new Finding(
                    PipelineProblems.OtherPipeline(path, line, found, wanted), new WriteFileFix(path, text));
            }
        }
    }

    private static IEnumerable<Finding> FindOrphans(WorkingFiles files, IEnumerable<string> paths) =>
        paths.Where(path => IsGenerated(files, path)).Select(path => files.IsCommitted(path)
            ? new Finding(PipelineProblems.OrphanedPipeline(path), new DeleteFileFix(path))
            : new Finding(PipelineProblems.ChangedOrphan(path)));

    private static bool IsGenerated(WorkingFiles files, string path) =>
        files.ReadText(path).StartsWith(YamlText.Mark, StringComparison.Ordinal);

    /// <returns>
    /// The first line that differs, found and wanted, null where a text has ended; null when the texts are equal.
    /// </returns>
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
