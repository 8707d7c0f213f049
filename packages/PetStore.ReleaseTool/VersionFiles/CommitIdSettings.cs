namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>The value of <c>cloudBuild.buildNumber.includeCommitId</c>.</summary>
internal sealed class CommitIdSettings
{
    public CommitIdWhen? When { get; set; }

    public CommitIdWhere? Where { get; set; }
}
