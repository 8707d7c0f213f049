namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>When a build number has the commit's id.</summary>
internal enum CommitIdWhen
{
    Always,
    NonPublicReleaseOnly,
    Never,
}
