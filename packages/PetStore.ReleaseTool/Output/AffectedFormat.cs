namespace PetStore.ReleaseTool.Output;

/// <summary>The formats of <c>affected</c>.</summary>
internal enum AffectedFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For the <c>matrix</c> of an Azure job, on one line.</summary>
    Matrix,

    /// <summary>For scripts: a line <c>KIND PATH</c> for each project.</summary>
    List,
}
