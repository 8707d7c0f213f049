using System.Globalization;
using System.Text.RegularExpressions;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>How a version height becomes the package's version, as NBGV writes it in a public release.</summary>
internal sealed partial class VersionScheme
{
    // The fourth number of an assembly's version has 16 bits and reserves the highest value.
    private const int MaxHeight = ushort.MaxValue - 1;
    private const int DefaultPadding = 4;
    private const int MaxPadding = 1_000;

    private readonly VersionNumber _number;
    private readonly int _offset;
    private readonly int _padding;
    private readonly bool _isSemVer1;
    private readonly VersionPrecision _precision;

    /// <summary>Creates the scheme of settings that have a version.</summary>
    public VersionScheme(VersionNumber number, VersionSettings settings)
    {
        _number = number;
        _offset = IsOffsetOfAnother(number, settings.VersionHeightOffsetAppliesTo)
            ? 0
            : settings.VersionHeightOffset ?? 0;
        _padding = settings.SemVer1NumericIdentifierPadding ?? DefaultPadding;
        _isSemVer1 = (settings.NuGetPackageVersion?.SemVer ?? 1) == 1;
        _precision = settings.NuGetPackageVersion?.Precision ?? VersionPrecision.Build;
    }

    /// <summary>Gets a value indicating whether another height gives another version.</summary>
    public bool CountsHeight => _number.HeightPlace switch
    {
        HeightPlace.Tag => true,
        HeightPlace.Build => _precision >= VersionPrecision.Build,
        HeightPlace.Revision => _precision >= VersionPrecision.Revision,
        _ => false,
    };

    /// <summary>Gets a value indicating whether NBGV puts a part of the commit's id into the version.</summary>
    public bool HasCommitId => _number.HeightPlace == HeightPlace.Build && _precision >= VersionPrecision.Revision;

    /// <summary>Gets the version at a height; null when NBGV fails there, or writes what is not a version.</summary>
    public NuGetVersion? GetVersion(int height)
    {
        var withOffset = unchecked(height + _offset);
        var adjusted = _number.HeightPlace == HeightPlace.None || height == 0 ? 0 : withOffset;
        if (adjusted > MaxHeight || HasCommitId)
        {
            return null;
        }

        var build = _number.HeightPlace == HeightPlace.Build ? adjusted : _number.Numbers.Build;
        var revision = _number.HeightPlace == HeightPlace.Revision ? adjusted : _number.Numbers.Revision;
        return GetTag(withOffset) is { } tag && build >= -1 && revision >= -1
            && NuGetVersion.TryParse(GetNumbers(Math.Max(build, 0), Math.Max(revision, 0)) + tag, out var version)
                ? version
                : null;
    }

    private static bool IsOffsetOfAnother(VersionNumber number, VersionNumber? other) =>
        other is not null && number.HeightPlace switch
        {
            HeightPlace.Tag => other != number,
            HeightPlace.Build => (other.Numbers.Major, other.Numbers.Minor, other.Numbers.Build)
                != (number.Numbers.Major, number.Numbers.Minor, number.Numbers.Build),
            HeightPlace.Revision => other.Numbers != number.Numbers,
            _ => false,
        };

    private string GetNumbers(int build, int revision)
    {
        var minor = _precision >= VersionPrecision.Minor ? _number.Numbers.Minor : 0;
        var third = _precision >= VersionPrecision.Build ? build : 0;
        return _precision >= VersionPrecision.Revision
            ? string.Create(CultureInfo.InvariantCulture, $"{_number.Numbers.Major}.{minor}.{third}.{revision}")
            : string.Create(CultureInfo.InvariantCulture, $"{_number.Numbers.Major}.{minor}.{third}");
    }

    private string? GetTag(int height)
    {
        var tag = _number.Tag.Replace(
            VersionNumber.HeightPlaceholder, height.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return _isSemVer1 && tag.Length > 0 ? AsSemVer1(tag) : tag;
    }

    // "-beta.5" is "-beta-0005" there: SemVer 1 has no dots and compares tags as text.
    private string? AsSemVer1(string tag)
    {
        var identifiers = tag[1..];
        return _padding is >= 0 and <= MaxPadding && NumericIdentifier().Matches(identifiers)
            .All(match => TryParse(match.Value, out _))
            ? "-" + NumericIdentifier().Replace(identifiers, Pad).Replace('.', '-')
            : null;

        string Pad(Match match) =>
            TryParse(match.Value, out var number)
                ? number.ToString(CultureInfo.InvariantCulture).PadLeft(_padding, '0')
                : match.Value;
    }

    private static bool TryParse(string digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(@"(?<![\w-])\d+(?![\w-])")]
    private static partial Regex NumericIdentifier();
}
