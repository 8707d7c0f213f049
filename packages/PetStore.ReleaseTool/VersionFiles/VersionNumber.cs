using System.Globalization;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The value of <c>version</c> in a version.json.</summary>
/// <param name="Numbers">Two to four numbers.</param>
/// <param name="Tag">The prerelease tag with its hyphen; empty for a stable version.</param>
/// <param name="Metadata">What follows a '+', that character included; it is not part of a package's version.</param>
internal sealed partial record VersionNumber(Version Numbers, string Tag, string Metadata)
{
    /// <summary>Stands for the version height in a tag.</summary>
    public const string HeightPlaceholder = "{height}";

    // AssemblyVersion has 16 bits for each part and reserves the highest value.
    private const int MaxPart = ushort.MaxValue - 1;

    /// <summary>Gets where NBGV writes the version height.</summary>
    public HeightPlace HeightPlace => this switch
    {
        _ when Tag.Contains(HeightPlaceholder, StringComparison.Ordinal) => HeightPlace.Tag,
        { Numbers.Build: < 0 } => HeightPlace.Build,
        { Numbers.Revision: < 0 } => HeightPlace.Revision,
        _ => HeightPlace.None,
    };

    /// <summary>Gets what must stay the same for the height to count on; null when the height is not counted.</summary>
    public string? HeightKey => HeightPlace switch
    {
        HeightPlace.Tag => $"{Numbers}\0{Tag}\0{Metadata}",
        HeightPlace.Build or HeightPlace.Revision => Numbers.ToString(),
        _ => null,
    };

    /// <summary>Gets a value indicating whether an assembly can have these numbers.</summary>
    public bool FitsAssemblyVersion =>
        Numbers is { Major: <= MaxPart, Minor: <= MaxPart, Build: <= MaxPart, Revision: <= MaxPart };

    /// <summary>Reads a version.</summary>
    /// <returns>Null for a text on which NBGV fails.</returns>
    public static VersionNumber? Parse(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var numbers = new List<int>();
        foreach (Capture capture in match.Groups["number"].Captures)
        {
            if (!int.TryParse(capture.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return new VersionNumber(
            Version.Parse(string.Join('.', numbers)), match.Groups["tag"].Value, match.Groups["metadata"].Value);
    }

    /// <summary>Adds the value of <c>prerelease</c>.</summary>
    /// <param name="tag">The value, with or without its hyphen.</param>
    /// <returns>Null for a value on which NBGV fails. It accepts more than a version may hold.</returns>
    public VersionNumber? WithTag(string tag)
    {
        var withHyphen = tag.StartsWith('-') ? tag : "-" + tag;
        return TagPattern().IsMatch(withHyphen) ? this with { Tag = withHyphen } : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Numbers}{Tag}{Metadata}";

    // The end may be followed by a line feed, and a digit may be of any script: NBGV's pattern allows both.
    [GeneratedRegex(
        @"^v?(?<number>0|[1-9][0-9]*)\.(?<number>0|[1-9][0-9]*)(?:\.(?<number>0|[1-9][0-9]*)){0,2}"
        + @"(?<tag>-(?:[\da-z-]+|\{height\})(?:\.(?:[\da-z-]+|\{height\}))*)?"
        + @"(?<metadata>\+(?:[\da-z-]+|\{height\})(?:\.(?:[\da-z-]+|\{height\}))*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"-(?:[\da-z-]|\{height\})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
