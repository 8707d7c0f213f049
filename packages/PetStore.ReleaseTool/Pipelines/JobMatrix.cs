using PetStore.ReleaseTool.Affected;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Distributes affected projects over the agents of an Azure job: one project per leg, or several when there are many.</summary>
internal static class JobMatrix
{
    private const int MaxLegs = 100;

    /// <summary>Distributes the projects.</summary>
    /// <returns>The legs by name; empty when nothing is affected.</returns>
    public static IReadOnlyDictionary<string, JobLeg> Create(IReadOnlyList<AffectedProject> affected)
    {
        // Each kind may leave one leg that is not full.
        var kinds = Enum.GetValues<ProjectKind>().Length;
        var size = affected.Count <= MaxLegs ? 1 : (affected.Count + MaxLegs - kinds - 1) / (MaxLegs - kinds);
        var legs = new Dictionary<string, JobLeg>();
        var names = new PipelineNames();
        var inFolder = affected.Select(each => each.Project.Folder).CountBy(folder => folder).ToDictionary(StringComparer.Ordinal);
        foreach (var kind in affected.Select(each => each.Project).GroupBy(project => project.Kind))
        {
            var name = kind.Key.ToString().ToLowerInvariant();
            foreach (var part in kind.Chunk(size))
            {
                var paths = part.Select(project => inFolder[project.Folder] == 1 ? project.Folder : project.Path);
                legs.Add(names.Create($"{name}_{part[0].Name}"), new JobLeg(name, string.Join(';', paths)));
            }
        }

        return legs;
    }
}
