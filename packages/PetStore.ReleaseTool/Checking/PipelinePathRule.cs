using System.Buffers;
using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Checking;

/// <summary>
/// The paths that the templates name exist in this repository, wherever the templates were copied from.
/// </summary>
internal sealed partial class PipelinePathRule : FileRule
{
    private static readonly SearchValues<char> _unfinished = SearchValues.Create("$*{}<>?");

    protected override IEnumerable<Finding> Check(CheckContext context) =>
        from path in context.ChecksAll ? context.Files.FindBelow(context.Layout.Templates) : []
        let text = context.Files.ReadText(path)

        // A generated file tests what is optional before it uses it.
        where !text.StartsWith(YamlText.Mark, StringComparison.Ordinal)
        from line in text.Split('\n').Index()
        from named in FindPaths(context, line.Item)
        where !Exists(context, named)
        select new Finding(PipelineProblems.NoPath($"{path}({line.Index + 1})", named));

    // What a person reads, and what a variable or a wildcard completes, is not a path.
    private static IEnumerable<string> FindPaths(CheckContext context, string line)
    {
        string[] folders = [context.Layout.Packages, context.Layout.Tests, context.Layout.Consumers,
            context.Layout.Pipelines];
        return Token().Matches(Comment().Replace(line, ""))
            .Select(match => match.Value.TrimEnd('.', '/'))
            .Where(token => folders.Any(folder => token.StartsWith(folder + "/", StringComparison.Ordinal)))
            .Where(token => !token.AsSpan().ContainsAny(_unfinished));
    }

    private static bool Exists(CheckContext context, string path) =>
        context.Files.Paths.Contains(path) || context.Files.FindBelow(path).Any()
            || Path.Exists(Path.Combine(context.Root, path));

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex("""(?<=^|[\s"'=:;(,])[^\s"'=:;(),|&]+""")]
    private static partial Regex Token();
}
