namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The value of <c>cloudBuild.buildNumber</c>.</summary>
internal sealed class BuildNumberSettings
{
    public bool? Enabled { get; set; }

    public CommitIdSettings? IncludeCommitId { get; set; }
}
