using PetStore.ReleaseTool.Checking;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Every template that is named exists, every template is named, and none holds a trigger: Azure would pass over it.</summary>
internal static class TemplateRules
{
    private static readonly string[] Triggers = ["trigger", "pr", "schedules"];

    public static IEnumerable<Problem> Check(WorkingTree tree, PipelineSet set)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in set.Files)
        {
            foreach (var (node, path) in PipelineSet.FindTemplates(file))
            {
                named.Add(path);
                if (!tree.Files.Contains(path))
                {
                    yield return Problems.NoTemplate(file.At(node), path);
                }
            }
        }

        foreach (var file in set.Files.Where(file => file.IsTemplate))
        {
            if (Triggers.FirstOrDefault(trigger => file.Root.Find(trigger) is not null) is { } trigger)
            {
                yield return Problems.TriggerInTemplate(file.At(file.Root.Find(trigger)!), trigger);
            }

            if (!named.Contains(file.Path))
            {
                yield return Problems.UnusedTemplate(file.Path);
            }
        }
    }
}
