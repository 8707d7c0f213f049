namespace PetStore.ReleaseTool;

/// <summary>How a result is written to standard output.</summary>
internal enum ResultFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For the summary of a pipeline's run.</summary>
    Markdown,

    /// <summary>For the <c>matrix</c> of an Azure job, on one line.</summary>
    Matrix,
}
