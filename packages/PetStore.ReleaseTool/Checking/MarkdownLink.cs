using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Checking;

/// <summary>A relative link of a Markdown file to a file or a folder of the repository.</summary>
/// <param name="Line">The line that it is in, from 0.</param>
/// <param name="Target">Relative to the root, with '/'.</param>
internal sealed partial record MarkdownLink(int Line, string Target)
{
    /// <summary>Finds the links outside of fenced code.</summary>
    /// <param name="path">The Markdown file, relative to the root.</param>
    /// <param name="text">Its content.</param>
    public static IEnumerable<MarkdownLink> FindAll(string path, string text)
    {
        var isCode = false;
        foreach (var (number, line) in text.Split('\n').Index())
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }

            foreach (
                var target in isCode
                    ? []
                    : Link().Matches(line).Select(match => Resolve(path, match.Groups["target"].Value)))
            {
                if (target is not null)
                {
                    yield return new MarkdownLink(number, target);
                }
            }
        }
    }

    private static string? Resolve(string path, string target)
    {
        if (target.Contains(':', StringComparison.Ordinal))
        {
            return null;
        }

        // A fixed root makes one of a path that leaves the repository.
        const string Root = "/repository";
        var folder = target.StartsWith('/') ? Root : $"{Root}/{path[..Math.Max(0, path.LastIndexOf('/'))]}";
        var full = new Uri($"file://{folder.TrimEnd('/')}/{target.TrimStart('/')}").LocalPath;
        return full.StartsWith(Root + "/", StringComparison.Ordinal) ? full[(Root.Length + 1)..] : null;
    }

    // "[text](target)" and "[name]: target".
    [GeneratedRegex("""\]\(\s*<?(?<target>[^)\s>#?]+)|^\s{0,3}\[[^\]]+\]:\s*<?(?<target>[^\s>#?]+)""")]
    private static partial Regex Link();
}
