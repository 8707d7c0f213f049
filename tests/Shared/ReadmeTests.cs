namespace PetStore.Breeds.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_example_of_the_readme_is_compiled()
    {
        var readme = Block("csharp");

        var compiled = CompiledExample();

        Assert.Equal(compiled, readme);
    }

    [Fact]
    public async Task The_example_of_the_readme_prints_what_the_readme_says()
    {
        var readme = Block("text");
        using var output = new StringWriter { NewLine = "\n" };

        await ReadmeExample.RunAsync(output);

        Assert.Equal(readme, output.ToString());
    }

    internal static string Block(string language)
    {
        var readme = EmbeddedText.Read("README.md").ReplaceLineEndings("\n");
        var block = Assert.Single(readme.Split($"```{language}\n").Skip(1));
        return block.Split("```")[0];
    }

    private static string CompiledExample()
    {
        var source = EmbeddedText.Read("ReadmeExample.cs").ReplaceLineEndings("\n");
        var usings = source[..source.IndexOf("namespace", StringComparison.Ordinal)];
        var body = source.Split("RunAsync(TextWriter output)\n    {\n")[1].Split("\n    }\n")[0];
        var types = source.Split("\n    }\n}\n")[1];

        var statements = body.Split('\n').Select(line => line.Length == 0 ? line : line[8..]);
        return (usings + string.Join('\n', statements) + "\n" + types).Replace("output.", "Console.", StringComparison.Ordinal);
    }
}
