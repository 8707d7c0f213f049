using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every template that is named exists, every template is named, and none holds a trigger: Azure would pass over it.</summary>
internal static class TemplateRules
{
    private static readonly string[] _triggers = ["trigger", "pr", "schedules"];

    public static IEnumerable<Problem> Check(WorkingFiles files, PipelineSet set)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in set.Files)
        {
            foreach (var (node, path) in PipelineSet.FindTemplates(file))
            {
                named.Add(path);
                if (!files.Paths.Contains(path))
                {
                    yield return PipelineProblems.NoTemplate(file.At(node), path);
                }
            }
        }

        foreach (var file in set.Files.Where(file => file.IsTemplate))
        {
            if (_triggers.FirstOrDefault(trigger => file.Root.Find(trigger) is not null) is { } trigger)
            {
                yield return PipelineProblems.TriggerInTemplate(file.At(file.Root.Find(trigger)!), trigger);
            }

            if (!named.Contains(file.Path))
            {
                yield return PipelineProblems.UnusedTemplate(file.Path);
            }
        }
    }
}
