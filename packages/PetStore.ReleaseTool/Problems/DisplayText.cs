namespace PetStore.ReleaseTool;

/// <summary>Text that others wrote, such as the subject of a commit or the name of a file.</summary>
internal static class PrintableText
{
    /// <summary>Takes out what a terminal or the agent of Azure Pipelines would obey: control characters, <c>##vso[</c> and <c>##[</c>.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(each => char.IsControl(each) ? '\uFFFD' : each))
            .Replace("##vso[", "## vso[", StringComparison.OrdinalIgnoreCase)
            .Replace("##[", "## [", StringComparison.Ordinal);
}
