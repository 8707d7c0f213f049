using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Problems;

/// <summary>Prepares text for a message: commit ids, lists, and text that other people wrote.</summary>
internal static partial class DisplayText
{
    private const int ShortIdLength = 7;

    /// <summary>
    /// Neutralizes what a terminal or the agent of Azure Pipelines would act on: control characters, <c>##vso[</c> and
    /// <c>##[</c>.
    /// </summary>
    /// <param name="text">Text that others wrote, such as the subject of a commit or the name of a file.</param>
    public static string Sanitize(string text) =>
        NeutralizeCommands(string.Concat(text.Select(each => char.IsControl(each) ? '\uFFFD' : each)));

    /// <summary>
    /// Neutralizes what a terminal or the agent of Azure Pipelines would act on, in any casing, and keeps everything
    /// else, line ends and tabs included.
    /// </summary>
    public static string NeutralizeCommands(string text) =>
        AgentCommand().Replace(TerminalCommand().Replace(text, "\uFFFD"), "## ");

    /// <summary>Abbreviates a commit id to seven digits.</summary>
    public static string Short(string commit) => commit.Length > ShortIdLength ? commit[..ShortIdLength] : commit;

    /// <summary>Joins values with commas; "none" when there are no values.</summary>
    public static string List<T>(IEnumerable<T> values) =>
        string.Join(", ", values) is { Length: > 0 } list ? list : "none";

    /// <summary>Puts each line on an indented line of its own, below the message.</summary>
    public static string Lines(IEnumerable<string> lines) =>
        string.Concat(lines.Select(line => $"{Environment.NewLine}  {line}"));

    /// <summary>Finds the start of a command to the agent: <c>##vso[</c> or <c>##[</c>.</summary>
    [GeneratedRegex(@"##(?=(vso)?\[)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex AgentCommand();

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]")]
    private static partial Regex TerminalCommand();
}
