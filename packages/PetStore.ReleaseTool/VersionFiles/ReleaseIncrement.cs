namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>Which number NBGV's command line raises when it cuts a release branch.</summary>
internal enum ReleaseIncrement
{
    Major,
    Minor,
    Build,
}
