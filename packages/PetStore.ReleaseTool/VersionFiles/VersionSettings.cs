using Newtonsoft.Json;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The keys of a version.json that NBGV knows, with the types that NBGV reads them as.</summary>
/// <remarks>
/// A value that does not convert to its type makes NBGV pass over the file, so the keys that do not change a package's
/// version must be here too.
/// </remarks>
internal sealed class VersionSettings
{
    private string? _gitCommitIdPrefix;

    // Read as a string, and then ignored.
    [JsonProperty("$schema")]
    public string Schema { get; } = "";

    public VersionNumber? Version { get; set; }

    public AssemblyVersionSettings? AssemblyVersion { get; set; }

    /// <exception cref="ArgumentException">The value does not start with a letter or '_'.</exception>
    public string? GitCommitIdPrefix
    {
        get => _gitCommitIdPrefix;
        set => _gitCommitIdPrefix = value is [>= 'A' and <= 'Z' or >= 'a' and <= 'z' or '_', ..]
            ? value
            : throw new ArgumentException("It does not start with a letter or '_'.", nameof(value));
    }

    /// <summary>Gets or sets the older name of <see cref="VersionHeightOffset"/>.</summary>
    public int? BuildNumberOffset { get; set; }

    public int? VersionHeightOffset
    {
        get => BuildNumberOffset;
        set => BuildNumberOffset = value;
    }

    public VersionNumber? VersionHeightOffsetAppliesTo { get; set; }

    public int? SemVer1NumericIdentifierPadding { get; set; }

    public int? GitCommitIdShortFixedLength { get; set; }

    public int? GitCommitIdShortAutoMinimum { get; set; }

    public PackageVersionSettings? NuGetPackageVersion { get; set; }

    public IReadOnlyList<string?>? PublicReleaseRefSpec { get; set; }

    public CloudBuildSettings? CloudBuild { get; set; }

    public ReleaseSettings? Release { get; set; }

    public IReadOnlyList<PathFilter>? PathFilters { get; set; }

    public bool Inherit { get; set; }

    public string? Prerelease { get; set; }

    /// <summary>Copies the settings for a file that inherits them.</summary>
    /// <param name="isFile">
    /// Whether they are those of one file. Settings that a file inherited are the result of an earlier copy.
    /// </param>
    /// <remarks>
    /// The JSON reader adds to a <see cref="List{T}"/>, and replaces the read-only list that it creates itself. So path
    /// filters add up from the file that inherits nothing on, but those that a file in between adds to none are
    /// replaced by the next file's.
    /// </remarks>
    public VersionSettings Copy(bool isFile)
    {
        var copy = (VersionSettings)MemberwiseClone();
        copy.NuGetPackageVersion = NuGetPackageVersion?.Copy();
        copy.PathFilters = isFile || PathFilters is List<PathFilter> ? PathFilters?.ToList() : PathFilters;
        return copy;
    }
}
