using System.Globalization;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Makes names for the parts of a pipeline: ASCII letters, digits and underscores, at most 100 characters, unique in any case.</summary>
internal sealed partial class PipelineNames
{
    private const int MaxLength = 100;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a name. A second "A_B", after "A.B" for example, gets a number.</summary>
    public string Create(string wanted)
    {
        var name = Special().Replace(wanted, "_");
        var free = name[..Math.Min(name.Length, MaxLength)];
        for (var number = 2; !_taken.Add(free); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            free = name[..Math.Min(name.Length, MaxLength - suffix.Length)] + suffix;
        }

        return free;
    }

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex Special();
}
