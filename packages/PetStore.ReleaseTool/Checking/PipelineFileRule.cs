using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>The pipelines are YAML, and what they say about each other holds.</summary>
internal sealed class PipelineFileRule : FileRule
{
    public static IEnumerable<string> FindFiles(CheckContext context) =>
        context.Files.FindBelow(context.Layout.Pipelines).Where(path => Path.GetExtension(path) is ".yml" or ".yaml");

    protected override IEnumerable<Finding> Check(CheckContext context)
    {
        var problems = new List<Problem>();
        var files = new List<PipelineFile>();
        foreach (var path in FindFiles(context))
        {
            try
            {
                files.Add(PipelineFile.Parse(path, context.Files.ReadText(path), context.Layout.Templates));
            }
            catch (ReleaseException exception)
            {
                problems.AddRange(exception.Problems);
            }
        }

        var set = new PipelineSet(files);
        return problems
            .Concat(TemplateRules.Check(context.Files, set))
            .Concat(JobRules.Check(set))
            .Concat(ScheduleRules.Check(set))
            .Select(problem => new Finding(problem));
    }
}
