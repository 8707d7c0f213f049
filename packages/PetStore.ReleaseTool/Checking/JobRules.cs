using PetStore.ReleaseTool.Problems;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Checking;

/// <summary>What jobs and stages say of each other holds, and every job that runs steps says how it checks out: wholly, or not at all.</summary>
internal static class JobRules
{
    private static readonly string[] _kinds = ["stages", "jobs"];

    public static IEnumerable<Problem> Check(PipelineSet set) => set.Files.SelectMany(file => Check(set, file).Concat(CheckCheckouts(set, file))).Distinct();

    /// <summary>The name of a job or a stage; null when it has none.</summary>
    public static string? NameOf(YamlMappingNode entry) => entry.FindText("job") ?? entry.FindText("deployment") ?? entry.FindText("stage");

    /// <summary>What a job or a stage says that it depends on.</summary>
    public static IEnumerable<string> FindDependencies(YamlMappingNode entry) => entry.Find("dependsOn") switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => [text],
        YamlSequenceNode sequence => sequence.OfType<YamlScalarNode>().Select(each => each.Value).OfType<string>(),
        _ => [],
    };

    /// <summary>The lists of steps of a job: its own, or those of the hooks by which it deploys.</summary>
    public static IEnumerable<YamlNode> FindStepLists(YamlMappingNode job) =>
        job.Find("steps") is { } steps ? [steps]
        : job.Find("strategy") is { } strategy ? PipelineFile.Descend(strategy).OfType<YamlMappingNode>().Select(hook => hook.Find("steps")).OfType<YamlNode>()
        : [];

    private static IEnumerable<Problem> Check(PipelineSet set, PipelineFile file)
    {
        foreach (var list in file.Mappings.SelectMany(FindLists))
        {
            YamlMappingNode[] siblings = [.. set.FindEntries(file, list.Value, list.Kind)];
            string[] names = [.. siblings.Select(NameOf).OfType<string>()];

            // What the caller of a template adds beside it, and what a computed name becomes, are not known here.
            var isOpen = file.IsTemplate || names.Any(YamlMappingNodeExtensions.IsComputed);
            foreach (var entry in list.Value.Entries().Where(entry => entry.FindText("template") is null))
            {
                foreach (var name in FindDependencies(entry).Where(name => !isOpen && !YamlMappingNodeExtensions.IsComputed(name) && !names.Contains(name)))
                {
                    yield return PipelineProblems.UnknownDependsOn(file.At(entry), NameOf(entry), name, names);
                }

                foreach (var problem in OutputRules.Check(set, file, entry, siblings).Where(each => !isOpen || names.Contains(each.From)).Select(each => each.Problem))
                {
                    yield return problem;
                }
            }
        }
    }

    private static IEnumerable<(YamlNode Value, string Kind)> FindLists(YamlMappingNode mapping) =>
        from kind in _kinds
        let list = mapping.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: var key } && key == kind).Value
        where list is YamlSequenceNode
        select (list, kind);

    private static IEnumerable<Problem> CheckCheckouts(PipelineSet set, PipelineFile file)
    {
        foreach (var mapping in file.Mappings)
        {
            if (mapping.FindText("checkout") is { } source and not "none" && mapping.FindText("fetchDepth") != "0")
            {
                yield return PipelineProblems.ShallowCheckout(file.At(mapping), $"'checkout: {source}' has no 'fetchDepth: 0'");
            }

            // A job, or a pipeline of steps alone, checks out by itself, as shallow as its settings say; a job that deploys does not.
            var job = mapping.FindText("job") ?? (mapping == file.Root && !file.IsTemplate ? file.Path : null);
            if (job is not null && mapping.Find("steps") is { } steps
                && !set.FindEntries(file, steps, "steps").Any(step => step.Find("checkout") is not null))
            {
                yield return PipelineProblems.ShallowCheckout(file.At(mapping), $"the job '{job}' has no step 'checkout'");
            }
        }
    }
}
