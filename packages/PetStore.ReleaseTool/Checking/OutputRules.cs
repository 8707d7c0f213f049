using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Problems;
using YamlDotNet.RepresentationModel;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Every output variable that a job or a stage reads is set by a step of one that it depends on; else it would be empty, without a word.</summary>
internal static partial class OutputRules
{
    /// <summary>Checks what one job or stage reads.</summary>
    /// <param name="set">All pipelines.</param>
    /// <param name="file">The file that it stands in.</param>
    /// <param name="entry">The job or stage.</param>
    /// <param name="siblings">The jobs or stages beside it, itself included.</param>
    /// <returns>What is wrong, with the name of the job or stage that is read from.</returns>
    public static IEnumerable<(string From, Problem Problem)> Check(PipelineSet set, PipelineFile file, YamlMappingNode entry, IReadOnlyList<YamlMappingNode> siblings)
    {
        // The jobs of a stage are entries of their own.
        var own = entry.Children.Where(child => child.Key is not YamlScalarNode { Value: "jobs" }).SelectMany(child => PipelineFile.Descend(child.Value));
        foreach (var text in own.OfType<YamlScalarNode>())
        {
            foreach (Match match in Output().Matches(text.Value ?? ""))
            {
                if (FindExpectation(set, file, entry, siblings, match) is { } expected)
                {
                    yield return (match.Groups["from"].Value, PipelineProblems.UnknownOutput(file.At(text), match.Value, expected));
                }
            }
        }
    }

    // dependencies.JOB.outputs['STEP.NAME'] among jobs. Of a stage, and of a job that deploys, the name has the job before it.
    private static string? FindExpectation(
        PipelineSet set, PipelineFile file, YamlMappingNode entry, IReadOnlyList<YamlMappingNode> siblings, Match match)
    {
        var from = match.Groups["from"].Value;
        var source = siblings.FirstOrDefault(sibling => JobRules.NameOf(sibling) == from);
        if (source is null || !JobRules.FindDependencies(entry).Contains(from))
        {
            return $"'{from}' among what '{JobRules.NameOf(entry)}' depends on";
        }

        if (match.Groups["name"].Value.Split('.') is not [.. var job, var step, var variable])
        {
            return "the name of a step before that of the variable, as in 'step.variable'";
        }

        var steps = FindSteps(set, file, source, job.FirstOrDefault());
        return steps.Any(each => each.FindText("name") == step && MaySet(each, variable))
            ? null
            : $"a step '{step}' in '{from}' that sets the output variable '{variable}'";
    }

    // What a task sets is known to the task alone; a script says so.
    private static bool MaySet(YamlMappingNode step, string variable) => step.Find("task") is not null || PipelineFile.Descend(step).OfType<YamlScalarNode>().Any(text =>
        text.Value?.Contains($"variable={variable};", StringComparison.Ordinal) == true && text.Value.Contains("isOutput=true", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<YamlMappingNode> FindSteps(PipelineSet set, PipelineFile file, YamlMappingNode source, string? job)
    {
        var jobs = source.Find("jobs") is { } list
            ? set.FindEntries(file, list, "jobs").Where(each => JobRules.NameOf(each) == job)
            : [source];
        return jobs.SelectMany(JobRules.FindStepLists).SelectMany(steps => set.FindEntries(file, steps, "steps"));
    }

    [GeneratedRegex(@"\bdependencies\.(?<from>\w+)\.outputs\['(?<name>[^']*)'\]")]
    private static partial Regex Output();
}
