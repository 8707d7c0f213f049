using System.Text.RegularExpressions;
using NuGet.Versioning;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.History;

/// <summary>What decides the version of a package at a commit: its version.json with all that it inherits.</summary>
internal sealed class VersionOptions
{
    /// <summary>A package without any version.json: it has no version.</summary>
    public static readonly VersionOptions None = new([]);

    private readonly VersionNumber? _number;
    private readonly int _offset;
    private readonly int _semVer;

    /// <summary>Puts together the version files that lie on the way to a package.</summary>
    /// <param name="files">From the root to the package's own folder.</param>
    public VersionOptions(IReadOnlyList<VersionFile> files)
    {
        // NBGV passes over a file that is no JSON, and a file that does not inherit hides all above it.
        var effective = files.Where(file => file.IsReadable).Aggregate(
            new List<VersionFile>(), (above, file) => file.Inherit ? [.. above, file] : [file]);
        var filters = new List<PathFilter>();
        var problem = files.Select(file => file.Problem).FirstOrDefault(each => each is not null);
        foreach (var file in effective)
        {
            foreach (var entry in file.PathFilters ?? [])
            {
                filters.AddRange(ReadFilter(entry, file, ref problem));
            }
        }

        if (effective is [{ Inherit: true } first, ..])
        {
            problem ??= RepositoryProblems.UnreadableVersionFile(first.Path, "'inherit' is 'true'", "a version.json in a folder above it");
        }

        var version = effective.LastOrDefault(file => file.Version is not null);
        if (version is not null)
        {
            _number = VersionNumber.Parse(version.Version!);
            problem ??= _number is { IsMajorMinor: true } ? null : RepositoryProblems.InvalidVersion(version.Path, version.Version);
        }
        else if (files.Count > 0)
        {
            problem ??= RepositoryProblems.MissingVersion(files[^1].Path);
        }

        _offset = effective.LastOrDefault(file => file.VersionHeightOffset is not null)?.VersionHeightOffset ?? 0;
        _semVer = effective.LastOrDefault(file => file.SemVer is not null)?.SemVer ?? 1;
        Filters = effective.Any(file => file.PathFilters is not null) ? new PathFilters(filters) : null;
        PublicReleaseRefSpecs = [.. effective.SelectMany(file => file.PublicReleaseRefSpec)];
        NamesOwnFolder = files is [.., var own] && filters.Exists(filter => !filter.IsExclude && filter.Path == own.Folder);
        Problem = problem;
    }

    /// <summary>Commits whose options have equal keys count on; another key starts the height anew. Null: there is no version.</summary>
    public string? HeightKey => _number?.HeightKey;

    /// <summary>The package's inputs; null when every commit makes a version.</summary>
    public PathFilters? Filters { get; }

    /// <summary>Regular expressions over full ref names.</summary>
    public IReadOnlyList<string> PublicReleaseRefSpecs { get; }

    /// <summary>Whether the filters of the last version.json name the folder that it stands in.</summary>
    public bool NamesOwnFolder { get; }

    /// <summary>Why no release may be made by these options.</summary>
    public Problem? Problem { get; }

    /// <summary>The public version at a height, the way NBGV writes <c>NuGetPackageVersion</c>; null when the number has another form.</summary>
    public NuGetVersion? GetVersion(int height)
    {
        if (_number is not { IsMajorMinor: true })
        {
            return null;
        }

        var patch = _number.HeightInTag || height == 0 ? 0 : height + _offset;
        if (patch < 0)
        {
            return null;
        }

        if (_number.Tag.Length == 0)
        {
            return new NuGetVersion(_number.Major, _number.Minor, patch);
        }

        var tag = _number.GetTag(height + _offset);
        return NuGetVersion.TryParse($"{_number.Major}.{_number.Minor}.{patch}{(_semVer == 1 ? AsSemVer1(tag) : tag)}", out var version) ? version : null;
    }

    private static IEnumerable<PathFilter> ReadFilter(string entry, VersionFile file, ref Problem? problem)
    {
        try
        {
            if (entry.AsSpan().ContainsAny('*', '?'))
            {
                problem ??= RepositoryProblems.InvalidPathFilter(file.Path, entry, "has a wildcard, which would be taken literally");
            }

            return [PathFilter.Parse(entry, file.Folder)];
        }
        catch (FormatException exception)
        {
            problem ??= RepositoryProblems.InvalidPathFilter(file.Path, entry, exception.Message);
            return [];
        }
    }

    // "-beta.5" is "-beta-0005" there: SemVer 1 has no dots and compares tags as text.
    private static string AsSemVer1(string tag) =>
        Regex.Replace(tag, @"(?<![\w-])(\d+)(?![\w-])", match => match.Value.PadLeft(4, '0')).Replace('.', '-');
}
