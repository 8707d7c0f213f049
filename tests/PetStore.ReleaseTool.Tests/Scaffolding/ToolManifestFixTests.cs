using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.Scaffolding;
using PetStore.ReleaseTool.Tests.Fixtures;
using PetStore.ReleaseTool.WorkingTree;

namespace PetStore.ReleaseTool.Tests.Scaffolding;

public sealed class ToolManifestFixTests
{
    [Theory]
    [InlineData(".config/dotnet-tools.json")]
    [InlineData("dotnet-tools.json")]
    public async Task The_tool_manifest_keeps_its_other_tools_and_pins_this_tool_at_its_own_version(string path)
    {
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write(
            path,
            """{ "version": 1, "tools": { "other": { "version": "1.0.0", "commands": [ "other" ] } } }""");
        var opened = await GitRepository.OpenAsync(repository.Root, TestContext.Current.CancellationToken);
        var files = await WorkingFiles.ReadAsync(opened, TestContext.Current.CancellationToken);
        var facts = new RepositoryFacts(opened.Root, "main", "https://example.org/", "10.0.400", []);

        var fix = Assert.Single(new RepositorySetup(opened.Layout, files, facts).CreateToolManifest());
        await fix.ApplyAsync(opened.Root, TestContext.Current.CancellationToken);

        var manifest = File.ReadAllText(repository.Combine(path));
        Assert.Single(Directory.EnumerateFiles(repository.Root, "dotnet-tools.json", SearchOption.AllDirectories));
        Assert.Contains("\"other\"", manifest, StringComparison.Ordinal);
        Assert.Matches("\"petstore.releasetool\": \\{\\s+\"version\": \"0\\.[^+\"]+\"", manifest);
    }
}
