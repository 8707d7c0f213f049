using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Documentation;

/// <summary>Holds the examples of the tool's README against a repository like theirs.</summary>
public sealed partial class ReadmeExampleTests
{
    private static readonly string _readme =
        File.ReadAllText(RepositoryRoot.Combine("packages/PetStore.ReleaseTool/README.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_plan_is_what_the_tool_prints()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.Equal(
            Normalize(Between("$ petstore-release plan\n", "$ petstore-release publish")), Normalize(run.Output));
    }

    [Fact]
    public async Task The_document_has_the_properties_and_texts_that_the_tool_writes()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        run.AssertDone();
        var written = JsonNode.Parse(run.Output)!;
        written["packages"]!.AsArray().RemoveAt(0);
        var shown = JsonNode.Parse(Between("```json\n", "```"))!;
        Assert.Equal(Normalize(shown.ToJsonString()), Normalize(written.ToJsonString()));
    }

    // Acme.Json needs Acme.Text; the feed has the first version of both.
    private static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateAsync();
        repository.Write("version.json", FixtureFiles.RootVersionFile);
        await repository.CommitAsync("Set up");
        repository.WritePackage("Acme.Text", "1.0");
        repository.Write("packages/Acme.Text/Text.cs", "");
        var text = await repository.CommitAsync("Add Text");
        repository.WritePackage("Acme.Json", "1.0", "Acme.Text");
        var json = await repository.CommitAsync("Add Json");
        repository.Write("packages/Acme.Json/Json.cs", "");
        await repository.CommitAsync("Escape");
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "Acme.Text", "1.0.1", text);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "Acme.Json", "1.0.1", json);
        return repository;
    }

    private static string Between(string start, string end)
    {
        var from = _readme.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return _readme[from.._readme.IndexOf(end, from, StringComparison.Ordinal)];
    }

    // A terminal has a line below the head of a table, and no two repositories have the same commits.
    private static string Normalize(string text) =>
        Space().Replace(Commit().Replace(text.Replace("─", "", StringComparison.Ordinal), "COMMIT"), " ").Trim();

    [GeneratedRegex(@"\b[0-9a-f]{40}\b|\b[0-9a-f]{7}\b")]
    private static partial Regex Commit();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
