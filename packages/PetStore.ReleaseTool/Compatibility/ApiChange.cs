namespace PetStore.ReleaseTool.Compatibility;

/// <summary>What a new version does to the public API of the version before.</summary>
internal enum ApiChange
{
    /// <summary>The public API is the same.</summary>
    None,

    /// <summary>All that worked with the old version works with the new one, and there is more.</summary>
    Additions,

    /// <summary>Code that was compiled against the old version may fail with the new one.</summary>
    Breaking,
}
