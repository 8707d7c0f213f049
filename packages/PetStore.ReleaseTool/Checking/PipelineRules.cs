using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.History;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>The pipelines are what the packages' inputs make them, and what they say of each other holds.</summary>
internal static class PipelineRules
{
    public static IEnumerable<Finding> Check(WorkingTree tree, IReadOnlyDictionary<string, PackageState> packages)
    {
        string[] paths = [.. tree.FindBelow(PackagePipeline.Folder).Where(path => Path.GetExtension(path) is ".yml" or ".yaml")];
        if (paths.Length == 0)
        {
            return [new Finding(Problems.NoPipelines())];
        }

        var problems = new List<Problem>();
        var files = new List<PipelineFile>();
        foreach (var path in paths)
        {
            try
            {
                files.Add(PipelineFile.Parse(path, tree.ReadText(path)));
            }
            catch (ReleaseException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }

        var set = new PipelineSet(files);
        return
        [
            .. GeneratedPipelineRules.Check(tree, packages, paths),
            .. problems.Select(problem => new Finding(problem)),
            .. TemplateRules.Check(tree, set).Concat(JobRules.Check(set)).Concat(ScheduleRules.Check(set)).Select(problem => new Finding(problem)),
        ];
    }
}
