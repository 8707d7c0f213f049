namespace PetStore.ReleaseTool.Output;

/// <summary>The formats of <c>plan</c> and <c>publish</c>.</summary>
internal enum PlanFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>For the summary of a pipeline run.</summary>
    Markdown,
}
