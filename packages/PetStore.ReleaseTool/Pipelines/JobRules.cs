using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>What jobs and stages say of each other holds, and every job that runs steps says how it checks out: wholly, or not at all.</summary>
internal static partial class JobRules
{
    private static readonly string[] Kinds = ["stages", "jobs"];

    public static IEnumerable<Problem> Check(PipelineSet set) => set.Files.SelectMany(file => Check(set, file).Concat(CheckCheckouts(set, file))).Distinct();

    private static IEnumerable<Problem> Check(PipelineSet set, PipelineFile file)
    {
        foreach (var list in file.Mappings.SelectMany(FindLists))
        {
            YamlMappingNode[] siblings = [.. set.FindEntries(file, list.Value, list.Kind)];
            foreach (var entry in list.Value.Entries().Where(entry => entry.FindText("template") is null))
            {
                foreach (var name in Texts(entry.Find("dependsOn")).Where(name => !YamlMappingNodeExtensions.IsComputed(name) && !siblings.Any(each => NameOf(each) == name)))
                {
                    yield return Problems.UnknownDependsOn(file.At(entry), NameOf(entry), name, siblings.Select(NameOf).OfType<string>());
                }

                foreach (var problem in CheckOutputs(set, file, entry, siblings))
                {
                    yield return problem;
                }
            }
        }
    }

    private static IEnumerable<(YamlNode Value, string Kind)> FindLists(YamlMappingNode mapping) =>
        from kind in Kinds
        let list = mapping.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: var key } && key == kind).Value
        where list is YamlSequenceNode
        select (list, kind);

    // dependencies.JOB.outputs['STEP.NAME'] among jobs; of a stage, and of a job that deploys, the name has one part more.
    private static IEnumerable<Problem> CheckOutputs(PipelineSet set, PipelineFile file, YamlMappingNode entry, IReadOnlyList<YamlMappingNode> siblings)
    {
        var own = entry.Children.Where(child => child.Key is not YamlScalarNode { Value: "jobs" }).SelectMany(child => PipelineFile.Descend(child.Value));
        foreach (var text in own.OfType<YamlScalarNode>())
        {
            foreach (Match match in Output().Matches(text.Value ?? ""))
            {
                var (job, step, variable) = (match.Groups["from"].Value, match.Groups["step"].Value, match.Groups["variable"].Value);
                var source = siblings.FirstOrDefault(sibling => NameOf(sibling) == job);
                if (source is null || !Texts(entry.Find("dependsOn")).Contains(job))
                {
                    yield return Problems.UnknownOutput(file.At(text), match.Value, $"'{job}' among what '{NameOf(entry)}' depends on");
                }
                else if (!FindSteps(set, file, source).Any(each => each.FindText("name") == step && Sets(each, variable)))
                {
                    yield return Problems.UnknownOutput(file.At(text), match.Value, $"a step '{step}' in '{job}' that sets the output variable '{variable}'");
                }
            }
        }
    }

    private static bool Sets(YamlMappingNode step, string variable) => PipelineFile.Descend(step).OfType<YamlScalarNode>().Any(text =>
        text.Value?.Contains($"variable={variable};", StringComparison.Ordinal) == true && text.Value.Contains("isOutput=true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<YamlMappingNode> FindSteps(PipelineSet set, PipelineFile file, YamlMappingNode entry) => set.FindEntries(file, entry.Find("steps"), "steps")
        .Concat(set.FindEntries(file, entry.Find("jobs"), "jobs").SelectMany(job => set.FindEntries(file, job.Find("steps"), "steps")));

    private static IEnumerable<Problem> CheckCheckouts(PipelineSet set, PipelineFile file)
    {
        foreach (var mapping in file.Mappings)
        {
            if (mapping.FindText("checkout") is { } source and not "none" && mapping.FindText("fetchDepth") != "0")
            {
                yield return Problems.ShallowCheckout(file.At(mapping), $"'checkout: {source}' has no 'fetchDepth: 0'");
            }

            // A job checks out by itself, as shallow as the pipeline's settings say; one that deploys does not.
            if (mapping.FindText("job") is { } job && mapping.Find("steps") is { } steps
                && !set.FindEntries(file, steps, "steps").Any(step => step.Find("checkout") is not null))
            {
                yield return Problems.ShallowCheckout(file.At(mapping), $"the job '{job}' has no step 'checkout'");
            }
        }
    }

    private static string? NameOf(YamlMappingNode entry) => entry.FindText("job") ?? entry.FindText("deployment") ?? entry.FindText("stage");

    private static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => [text],
        YamlSequenceNode sequence => sequence.OfType<YamlScalarNode>().Select(each => each.Value).OfType<string>(),
        _ => [],
    };

    [GeneratedRegex(@"\bdependencies\.(?<from>\w+)\.outputs\['(?:\w+\.)?(?<step>\w+)\.(?<variable>\w+)'\]")]
    private static partial Regex Output();
}
