using System.Globalization;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.History;

/// <summary>The value of <c>version</c> in a version.json: MAJOR.MINOR, and a tag perhaps.</summary>
internal sealed partial record VersionNumber(int Major, int Minor, string Rest, string Tag)
{
    private const string HeightPlaceholder = "{height}";

    // AssemblyVersion has 16 bits for each part and reserves the highest value.
    private const int MaximumPart = ushort.MaxValue - 1;

    /// <summary>Whether it has the form that the conventions ask for; NBGV knows more.</summary>
    public bool IsMajorMinor => Rest.Length == 0 && Major <= MaximumPart && Minor <= MaximumPart;

    /// <summary>Whether the height stands in the tag, as in <c>1.0-beta.{height}</c>, and not in the patch.</summary>
    public bool HeightInTag => Tag.Contains(HeightPlaceholder, StringComparison.Ordinal);

    /// <summary>With the height in the tag a new tag starts it anew; else only a new MAJOR.MINOR does.</summary>
    public string HeightKey => string.Create(
        CultureInfo.InvariantCulture, $"{Major}.{Minor}{Rest}{(HeightInTag ? Tag : "")}");

    /// <summary>Reads a version.</summary>
    /// <returns>Null when even NBGV would refuse it.</returns>
    public static VersionNumber? Parse(string text)
    {
        var match = Pattern().Match(text);
        return match.Success
            && int.TryParse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(match.Groups["minor"].ValueSpan, CultureInfo.InvariantCulture, out var minor)
                ? new VersionNumber(major, minor, match.Groups["rest"].Value, match.Groups["tag"].Value)
                : null;
    }

    /// <summary>The tag with the height in its place, its hyphen included; empty for a stable version.</summary>
    public string GetTag(int height) =>
        Tag.Replace(HeightPlaceholder, height.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [GeneratedRegex(
        @"\A(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)(?<rest>(?:\.(?:0|[1-9][0-9]*)){0,2})(?<tag>-(?:[0-9A-Za-z-]+|\{height\})(?:\.(?:[0-9A-Za-z-]+|\{height\}))*)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
