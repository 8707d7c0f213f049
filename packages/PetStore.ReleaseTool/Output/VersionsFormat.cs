namespace PetStore.ReleaseTool.Output;

/// <summary>The formats of <c>versions</c>.</summary>
internal enum VersionsFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs.</summary>
    Json,
}
