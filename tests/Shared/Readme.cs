using System.Text.RegularExpressions;

namespace PetStore.Breeds.Tests;

/// <summary>The package's README, and the sources that its code is compiled from.</summary>
internal static partial class Readme
{
    public static string[] Blocks(string language) =>
        [.. EmbeddedText.Read("README.md").Split($"```{language}\n").Skip(1).Select(block => block.Split("```")[0])];

    public static string Block(string language) => Assert.Single(Blocks(language));

    /// <summary>Gets the code between backticks that starts with a prefix.</summary>
    public static string[] InlineCode(string prefix) =>
        [.. InlineCode().Matches(EmbeddedText.Read("README.md")).Select(match => match.Groups[1].Value)
            .Where(code => code.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>Gets the compiled sources in the form of a README: top-level statements, then types.</summary>
    public static string[] CompiledBlocks() => [.. EmbeddedText.ReadAll(".cs").Select(AsBlock)];

    private static string AsBlock(string source)
    {
        var usings = source[..source.IndexOf("namespace", StringComparison.Ordinal)];
        if (!Statements().IsMatch(source))
        {
            return usings + source[(source.IndexOf(";\n\n", usings.Length, StringComparison.Ordinal) + 3)..];
        }

        var body = Statements().Split(source)[1].Split("\n    }\n")[0];
        var types = source.Split("\n    }\n}\n", count: 2)[1];
        var statements = body.Split('\n').Select(line => line.Length == 0 ? line : line[8..]);
        return (
            usings + string.Join('\n', statements) + "\n" + types).Replace("output.", "Console.", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"RunAsync\([^)]*\)\n    \{\n")]
    private static partial Regex Statements();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex InlineCode();
}
