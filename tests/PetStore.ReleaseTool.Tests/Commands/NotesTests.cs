using System.Text.Json;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class NotesTests
{
    [Fact]
    public async Task The_notes_of_a_version_name_its_commit_and_the_version_before()
    {
        using var repository = await CreateAsync();
        var commit = (await repository.GitAsync(["rev-parse", "HEAD~1"]))[..7];

        var run = await ToolRun.StartAsync(repository, "notes", "X", "1.0.3");

        run.AssertDone();
        Assert.Equal(
            $"X 1.0.3\n\nChanges since 1.0.2:\n- Second change of X ({commit})\n\nDependencies:\n"
                + "- Third.Party 1.0.0 -> 1.1.0\n- Y 1.0.1 -> 1.0.2\n",
            run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task From_an_earlier_version_every_commit_between_is_listed()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "notes", "x", "--from", "1.0.1", "--format", "json");

        run.AssertDone();
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["schemaVersion", "id", "from", "version", "commits", "dependencies"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ("X", "1.0.1", "1.0.3"),
            (root.GetProperty("id").GetString(), root.GetProperty("from").GetString(), root.GetProperty("version").GetString()));
        Assert.Equal(
            ["Second change of X", "First change of X"],
            root.GetProperty("commits").EnumerateArray().Select(commit => commit.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task The_first_version_has_no_version_before()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "notes", "X", "1.0.1", "--format", "json");

        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("from").ValueKind);
        Assert.Equal(1, document.RootElement.GetProperty("commits").GetArrayLength());
    }

    [Fact]
    public async Task A_plan_in_Markdown_shows_the_notes_of_what_is_published()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "plan", "--format", "markdown", "--package", "X");

        run.AssertDone();
        Assert.Contains("#### X 1.0.3\n\n- Second change of X (", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PSR1013", "'Z'", "notes", "Z")]
    [InlineData("PSR1014", "packages/X: no commit of this line produced version '9.0.0'", "notes", "X", "9.0.0")]
    [InlineData("PSR1014", "packages/X: no commit of this line produced version "
        + "'0.1.0'", "notes", "X", "--from", "0.1.0")]
    [InlineData("PSR6201", "packages/X: version '1.0.2' was not made before "
        + "'1.0.2'", "notes", "X", "1.0.2", "--from", "1.0.2")]
    public async Task What_does_not_exist_is_an_error(string code, string place, params string[] arguments)
    {
        using var repository = await CreateAsync();

        (await ToolRun.StartAsync(repository, arguments)).AssertFailed(code, place);
    }

    [Fact]
    public async Task A_very_long_list_ends_before_the_limit_of_the_gallery()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var subject = new string('a', 9_000);
        for (var count = 0; count < 5; count++)
        {
            repository.Write("packages/X/X.cs", $"// {count}");
            await repository.CommitAsync(subject);
        }

        var run = await ToolRun.StartAsync(repository, "notes", "X", "--from", "1.0.1");

        Assert.InRange(run.Output.Length, 20_000, 35_000);
        Assert.EndsWith("- and more\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    // X depends on Y and on a third-party package, both of which are raised in the third version of X.
    private static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("packages/X/packages.lock.json", LockFile("1.0.0"));
        await repository.CommitAsync("First change of X");
        await repository.CommitChangeAsync("Y");
        repository.Write("packages/X/packages.lock.json", LockFile("1.1.0"));
        await repository.CommitAsync("Second change of X");
        repository.Write("README.md", "# Read me");
        await repository.CommitAsync("Add a README");
        return repository;
    }

    private static string LockFile(string version) =>
        $$"""
        { "version": 2, "dependencies": { "net10.0": {
          "Third.Party": { "type": "Direct", "resolved": "{{version}}" }, "y": { "type": "Project" } } } }
        """;
}
