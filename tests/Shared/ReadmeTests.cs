namespace PetStore.Breeds.Tests;

public class ReadmeTests
{
    [Fact]
    public void The_code_of_the_readme_is_compiled()
    {
        var readme = Readme.Blocks("csharp");

        var compiled = Readme.CompiledBlocks();

        Assert.NotEmpty(readme);
        Assert.All(readme, block => Assert.Contains(block, compiled));
    }

    [Fact]
    public async Task The_first_example_of_the_readme_prints_what_the_readme_says()
    {
        var readme = Readme.Block("text");
        using var output = new StringWriter { NewLine = "\n" };

        await ReadmeExample.RunAsync(output);

        Assert.Equal(readme, output.ToString());
    }
}
