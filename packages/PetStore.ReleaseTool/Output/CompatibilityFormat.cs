namespace PetStore.ReleaseTool.Output;

/// <summary>The formats of <c>compat</c> and <c>mix</c>.</summary>
internal enum CompatibilityFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs.</summary>
    Json,
}
