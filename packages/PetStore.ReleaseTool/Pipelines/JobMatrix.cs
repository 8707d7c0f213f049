using PetStore.ReleaseTool.Pipelines;

namespace PetStore.ReleaseTool.Affected;

/// <summary>Spreads what is affected over the agents of an Azure job: a leg for each project, or several projects in a leg when there are many.</summary>
internal static class JobMatrix
{
    private const int MostLegs = 100;

    /// <summary>Deals the projects out.</summary>
    /// <returns>The legs by name; empty when nothing is affected.</returns>
    public static IReadOnlyDictionary<string, JobLeg> Create(IReadOnlyList<AffectedProject> affected)
    {
        // Each kind may leave one leg that is not full.
        var kinds = Enum.GetValues<ProjectKind>().Length;
        var size = affected.Count <= MostLegs ? 1 : (affected.Count + MostLegs - kinds - 1) / (MostLegs - kinds);
        var legs = new Dictionary<string, JobLeg>();
        var names = new PipelineNames();
        var inFolder = affected.Select(each => each.Project.Folder).CountBy(folder => folder).ToDictionary(StringComparer.Ordinal);
        foreach (var kind in affected.Select(each => each.Project).GroupBy(project => project.Kind))
        {
            var name = kind.Key.ToString().ToLowerInvariant();
            foreach (var part in kind.Chunk(size))
            {
                legs.Add(names.Create($"{name}_{part[0].Name}"), new JobLeg(name, string.Join(';', part.Select(project => inFolder[project.Folder] == 1 ? project.Folder : project.Path))));
            }
        }

        return legs;
    }
}
