namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>Where a version has its height.</summary>
internal enum HeightPlace
{
    /// <summary>Nowhere: the version has four numbers of its own.</summary>
    None,

    /// <summary>The third number, as for <c>1.0</c>.</summary>
    Build,

    /// <summary>The fourth number, as for <c>1.0.2</c>.</summary>
    Revision,

    /// <summary>The tag, as for <c>1.0-beta.{height}</c>.</summary>
    Tag,
}
