using System.Globalization;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Names for the parts of a pipeline: ASCII letters, digits and underscores, 100 characters at most, each once whatever its case.</summary>
internal sealed partial class PipelineNames
{
    private const int LongestName = 100;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a name. "A.B" and "A_B" are two packages, and so may be two that are alike for a hundred letters: the second is numbered.</summary>
    public string Create(string wanted)
    {
        var name = Special().Replace(wanted, "_");
        var free = name[..Math.Min(name.Length, LongestName)];
        for (var number = 2; !_taken.Add(free); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            free = name[..Math.Min(name.Length, LongestName - suffix.Length)] + suffix;
        }

        return free;
    }

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex Special();
}
