using System.Globalization;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Affected;

/// <summary>Spreads what is affected over the agents of an Azure job: a leg for each project, or several projects in a leg when there are many.</summary>
internal static partial class JobMatrix
{
    private const int MostLegs = 100;
    private const int LongestName = 100;

    /// <summary>Deals the projects out.</summary>
    /// <returns>The legs by name; empty when nothing is affected. A name has ASCII letters, digits and underscores, 100 at most.</returns>
    public static IReadOnlyDictionary<string, JobLeg> Create(IReadOnlyList<AffectedProject> affected)
    {
        // Each kind may leave one leg that is not full.
        var kinds = Enum.GetValues<ProjectKind>().Length;
        var size = affected.Count <= MostLegs ? 1 : (affected.Count + MostLegs - kinds - 1) / (MostLegs - kinds);
        var legs = new Dictionary<string, JobLeg>(StringComparer.OrdinalIgnoreCase);
        foreach (var kind in affected.Select(each => each.Project).GroupBy(project => project.Kind))
        {
            var name = kind.Key.ToString().ToLowerInvariant();
            foreach (var part in kind.Chunk(size))
            {
                legs.Add(FindFreeName($"{name}_{part[0].Name}", legs), new JobLeg(name, string.Join(';', part.Select(project => project.Path))));
            }
        }

        return legs;
    }

    // "A.B" and "A_B" are two packages, and so may be two names that are alike for a hundred letters.
    private static string FindFreeName(string wanted, Dictionary<string, JobLeg> legs)
    {
        var name = Special().Replace(wanted, "_");
        var free = name[..Math.Min(name.Length, LongestName)];
        for (var number = 2; legs.ContainsKey(free); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            free = name[..Math.Min(name.Length, LongestName - suffix.Length)] + suffix;
        }

        return free;
    }

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex Special();
}
