namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The value of <c>release</c>, which NBGV's own command line uses when it cuts a release branch.</summary>
internal sealed class ReleaseSettings
{
    public string? TagName { get; set; }

    public string? BranchName { get; set; }

    public ReleaseIncrement? VersionIncrement { get; set; }

    public string? FirstUnstableTag { get; set; }
}
