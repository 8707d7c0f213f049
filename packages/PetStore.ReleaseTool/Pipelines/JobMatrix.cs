using System.Globalization;
using PetStore.ReleaseTool.Affected;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Distributes affected projects over the agents of an Azure job, as many as the work needs.</summary>
internal static class JobMatrix
{
    public const int DefaultMaxLegs = 4;

    // A leg costs a checkout and an SDK before it tests anything, so some minutes of work are not worth another one.
    private const int ProjectsPerLeg = 40;

    /// <summary>Describes each project as <c>KIND PATH</c>, in the order given.</summary>
    public static IReadOnlyList<string> List(IReadOnlyList<AffectedProject> affected)
    {
        var inFolder = affected.CountBy(each => each.Project.Folder).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. from each in affected
               let project = each.Project
               let path = inFolder[project.Folder] == 1 ? project.Folder : project.Path
               select $"{project.Kind.ToString().ToLowerInvariant()} {path}",
        ];
    }

    /// <summary>Distributes the projects so that the legs have equally many of each kind, give or take one.</summary>
    /// <param name="affected">The projects, by kind.</param>
    /// <param name="maxLegs">The most legs, at least 1.</param>
    /// <returns>The legs by name; empty when nothing is affected, one leg when the work is small.</returns>
    public static IReadOnlyDictionary<string, JobLeg> Create(IReadOnlyList<AffectedProject> affected, int maxLegs)
    {
        var count = Math.Min((affected.Count + ProjectsPerLeg - 1) / ProjectsPerLeg, maxLegs);
        return List(affected)
            .Index()
            .GroupBy(each => each.Index % count, each => each.Item)
            .ToDictionary(
                leg => string.Create(CultureInfo.InvariantCulture, $"leg_{leg.Key + 1}"),
                leg => new JobLeg(string.Join(';', leg)));
    }
}
