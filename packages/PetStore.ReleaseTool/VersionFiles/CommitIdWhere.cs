namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>Where a build number has the commit's id.</summary>
internal enum CommitIdWhere
{
    BuildMetadata,
    FourthVersionComponent,
}
