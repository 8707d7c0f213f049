namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>How many numbers of a version are kept; the others become 0.</summary>
internal enum VersionPrecision
{
    Major,
    Minor,
    Build,
    Revision,
}
