using PetStore.ReleaseTool.Packages;

namespace PetStore.ReleaseTool.Tests.Packages;

public sealed class ConsumerLockFileTests
{
    private const string Package = """{ "type": "Direct", "resolved": "1.0.1", "contentHash": "hash" }""";

    [Fact]
    public void A_package_of_several_target_frameworks_comes_once()
    {
        var packages = ConsumerLockFile.Parse(
            $$"""{ "version": 1, "dependencies": { "net9.0": { "X": {{Package}} }, "net10.0": { "X": {{Package}} } } }""");

        Assert.Equal(("X.1.0.1", "hash"), (Assert.Single(packages).Identity.ToString(), packages[0].ContentHash));
    }

    [Fact]
    public void A_package_with_two_hashes_comes_twice()
    {
        var other = Package.Replace("\"hash\"", "\"other\"", StringComparison.Ordinal);

        var packages = ConsumerLockFile.Parse($$"""
            { "version": 2, "dependencies": { "net9.0": { "X": {{Package}} }, "net10.0": { "X": {{other}} } } }
            """);

        Assert.Equal(["hash", "other"], packages.Select(package => package.ContentHash));
    }

    [Fact]
    public void A_project_is_not_a_package()
    {
        Assert.Empty(
            ConsumerLockFile.Parse("""{ "version": 2, "dependencies": { "net10.0": { "x": { "type": "Project" } } """
                + """} }"""));
    }

    [Theory]
    [InlineData("it is not JSON", "{ \"version\": 1, \"depend")]
    [InlineData("it is not JSON", "")]
    [InlineData("it has no number 'version' or no object 'dependencies'", "[]")]
    [InlineData("it has no number 'version' or no object 'dependencies'", """{ "dependencies": {} }""")]
    [InlineData("it has no number 'version' or no object 'dependencies'", """{ "version": "1", "dependencies": {} }""")]
    [InlineData("it has no number 'version' or no object 'dependencies'", """{ "version": 1, "dependencies": [] }""")]
    [InlineData("its 'version' is 4, and this tool reads 1, 2, 3", """{ "version": 4, "dependencies": {} }""")]
    [InlineData("its 'version' is 99999999999, and", """{ "version": 99999999999, "dependencies": {} }""")]
    [InlineData("its 'net10.0' is not an object", """{ "version": 1, "dependencies": { "net10.0": 1 } }""")]
    [InlineData("its 'X' has no 'type'", """{ "version": 1, "dependencies": { "net10.0": { "X": 1 } } }""")]
    [InlineData("its 'X' has no 'resolved'", """{ "version": 1, "dependencies": { "net10.0": { "X": """
        + """{ "type": "Direct" } } } }""")]
    [InlineData(
        "its 'X' has no 'contentHash'",
        """{ "version": 1, "dependencies": { "net10.0": { "X": { "type": "Direct", "resolved": "1.0.1" } } } }""")]
    [InlineData(
        "its 'X' was resolved to 'one', which is not a version",
        """{ "version": 1, "dependencies": { "net10.0": { "X": """
            + """{ "type": "Direct", "resolved": "one", "contentHash": "h" } } } }""")]
    public void A_file_that_NuGet_did_not_write_is_refused(string reason, string text)
    {
        var exception = Assert.Throws<FormatException>(() => ConsumerLockFile.Parse(text));

        Assert.StartsWith(reason, exception.Message, StringComparison.Ordinal);
    }
}
