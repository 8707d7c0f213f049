using NuGet.Versioning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.VersionFiles;

namespace PetStore.ReleaseTool.History;

/// <summary>What decides the version of a package at a commit: its version.json with all that it inherits.</summary>
internal sealed class VersionOptions
{
    // The id of a commit has that many digits.
    private const int MaxShortIdLength = 40;

    /// <summary>A package without any version.json: it has no version.</summary>
    public static readonly VersionOptions None = new([]);

    private readonly VersionScheme? _scheme;
    private readonly bool _canBeBuilt;
    private readonly string _path = "";

    /// <summary>Puts together the version files on the way to a package.</summary>
    /// <param name="files">
    /// From the root to the package's own folder; in a folder with both, version.txt before version.json.
    /// </param>
    /// <param name="failure">A reason why no version can be counted, although each file can be read.</param>
    public VersionOptions(IReadOnlyList<VersionFile> files, Problem? failure = null)
    {
        Problem = files.Select(file => file.Problem).FirstOrDefault(each => each is not null);
        var settings = Merge(files, ref failure);
        if (failure is not null)
        {
            Failure = failure;
            Problem ??= failure;
            return;
        }

        if (settings?.Version is { } number)
        {
            _path = files[^1].Path;
            var problem = FindShortIdProblem(settings, files);
            _scheme = new VersionScheme(number, settings);
            _canBeBuilt = problem is null && !files.Any(file => file.CannotBeBuilt);
            HeightKey = number.HeightKey;

            // What leaves no version goes before what NBGV only ignores.
            Problem = FindNumberProblem(number, _scheme, files)
                ?? files.FirstOrDefault(file => file.CannotBeBuilt)?.Problem ?? Problem ?? problem;
        }
        else if (files.Count > 0)
        {
            Problem ??= RepositoryProblems.MissingVersion(files[^1].Path);
        }

        Filters = settings?.PathFilters is { } filters ? new PathFilters(filters) : null;
        PublicReleaseRefSpecs = settings?.PublicReleaseRefSpec?.OfType<string>().ToArray() ?? [];
        NamesOwnFolder = files is [.., var own]
            && settings?.PathFilters?.Any(filter => !filter.IsExclude && filter.Path == own.Folder) == true;
    }

    /// <summary>
    /// Gets the reason why NBGV can count no version through a commit with these options; null when it can.
    /// </summary>
    public Problem? Failure { get; }

    /// <summary>
    /// Gets the key of the height: commits whose options have equal keys count on, and another key starts the height
    /// anew. Null when the height is not counted.
    /// </summary>
    public string? HeightKey { get; }

    /// <summary>Gets a value indicating whether another height gives another version.</summary>
    public bool CountsHeight => _scheme?.CountsHeight != false;

    /// <summary>Gets the package's inputs; null when every commit makes a version.</summary>
    public PathFilters? Filters { get; }

    /// <summary>Gets regular expressions over full ref names.</summary>
    public IReadOnlyList<string> PublicReleaseRefSpecs { get; } = [];

    /// <summary>Gets a value indicating whether the filters name the folder of the last version.json.</summary>
    public bool NamesOwnFolder { get; }

    /// <summary>Gets the reason why no release may be made by these options.</summary>
    public Problem? Problem { get; }

    /// <summary>
    /// Gets the public version at a height, as NBGV writes <c>NuGetPackageVersion</c>; null when NBGV gives none.
    /// </summary>
    public NuGetVersion? GetVersion(int height) => _canBeBuilt ? _scheme?.GetVersion(height) : null;

    /// <summary>Describes that <see cref="GetVersion"/> gives no version.</summary>
    public Problem DescribeMissingVersion(int height) => RepositoryProblems.NoVersionAtHeight(_path, height);

    /// <summary>Describes that a commit changed the package and not its version.</summary>
    public Problem DescribeChange(int height, string commit) =>
        RepositoryProblems.ChangedUnderOneVersion(_path, $"{GetVersion(height)}", commit);

    // NBGV reads from the root down, fails on a file even if a later one hides it, and passes over what is not JSON.
    private static VersionSettings? Merge(IReadOnlyList<VersionFile> files, ref Problem? failure)
    {
        VersionSettings? settings = null;
        VersionSettings? above = null;
        string? folder = null;
        foreach (var file in files)
        {
            if (file.Folder != folder)
            {
                (above, folder) = (settings, file.Folder);
            }

            failure ??= file.Failure ?? (
                file.Inherits && above is null ? RepositoryProblems.InheritsNothing(file.Path) : null);
            if (failure is not null)
            {
                return null;
            }

            settings = file.Inherits
                ? Inherit(above!, files.Any(each => each.Settings == above), file, ref failure)
                : file.Settings ?? settings;
        }

        return settings;
    }

    private static VersionSettings? Inherit(VersionSettings above, bool isFile, VersionFile file, ref Problem? failure)
    {
        var settings = above.Copy(isFile);
        try
        {
            file.Populate(settings);
        }
        catch (ReleaseException exception)
        {
            failure = exception.Problems[0];
            return null;
        }

        if (settings.Prerelease is { } tag)
        {
            settings.Version = AddTag(settings.Version, tag);
            settings.Prerelease = null;
            failure = settings.Version is null ? RepositoryProblems.UnusableTag(file.Path, tag) : null;
        }

        return settings;
    }

    // An empty tag removes an inherited one.
    private static VersionNumber? AddTag(VersionNumber? number, string tag) => number switch
    {
        null => null,
        _ when tag.Length == 0 => number with { Tag = "" },
        { Tag.Length: > 0 } => null,
        _ => number.WithTag(tag),
    };

    private static Problem? FindShortIdProblem(VersionSettings settings, IReadOnlyList<VersionFile> files) =>
        settings is
        {
            GitCommitIdShortAutoMinimum: null or <= 0,
            GitCommitIdShortFixedLength: < 0 or > MaxShortIdLength
        }
            ? RepositoryProblems.UnreadableVersionFile(
                files[^1].Path, $"'gitCommitIdShortFixedLength' is '{settings.GitCommitIdShortFixedLength}'",
                "a number from 0 to 40")
            : null;

    private static Problem? FindNumberProblem(
        VersionNumber number, VersionScheme scheme, IReadOnlyList<VersionFile> files)
    {
        var path = files.LastOrDefault(file => file.Settings?.Version is not null)?.Path ?? files[^1].Path;
        if (!number.FitsAssemblyVersion)
        {
            return RepositoryProblems.InvalidVersion(path, "version", number.ToString());
        }

        return scheme.HasCommitId
            ? RepositoryProblems.UnsupportedSetting(
                path, "'nugetPackageVersion.precision' is 'revision'",
                "and puts a part of the commit's id into the version of a package")
            : null;
    }
}
