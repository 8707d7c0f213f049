namespace PetStore.ReleaseTool.Compatibility;

/// <summary>The part of a version number that changes; a later member promises less.</summary>
internal enum VersionStep
{
    /// <summary>Only the patch number.</summary>
    Patch,

    /// <summary>MINOR, with the same MAJOR.</summary>
    Minor,

    /// <summary>MAJOR.</summary>
    Major,
}
