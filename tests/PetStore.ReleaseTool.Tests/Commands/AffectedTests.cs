using System.Text.Json;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class AffectedTests
{
    [Fact]
    public async Task A_package_without_filters_is_affected_by_any_path()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("version.json", "{}");
        repository.Write("packages/X/version.json", """{ "inherit": true, "version": "1.0" }""");
        await repository.CommitAsync("Remove the filters of X");
        await repository.GitAsync(["branch", "base"]);
        repository.Write("notes/a.txt", "more");
        await repository.CommitAsync("Change a file that is not an input of Y");

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "base", "--format", "json");

        run.AssertDone();
        Assert.Contains("packages/X", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("packages/Y", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_has_what_a_branch_changes_since_it_was_cut_and_what_depends_on_it()
    {
        using var repository = await CreateAsync();
        var parted = await repository.GitAsync(["rev-parse", "HEAD"]);
        await repository.GitAsync(["switch", "--quiet", "--create", "feature"]);
        repository.Write("packages/X/ä \"1\".cs", "");
        var head = await repository.CommitAsync("Change X");
        await repository.GitAsync(["switch", "--quiet", "main"]);
        await repository.CommitChangeAsync("Z");
        await repository.GitAsync(["switch", "--quiet", "feature"]);

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "main", "--format", "json");

        run.AssertDone();
        Assert.Empty(run.Error);
        Assert.Equal(
            $$"""
            {
              "schemaVersion": 1,
              "commit": "{{head}}",
              "since": "{{parted}}",
              "packages": [
                {
                  "id": "X",
                  "path": "packages/X",
                  "reason": "'packages/X/ä \"1\".cs' changed."
                },
                {
                  "id": "Y",
                  "path": "packages/Y",
                  "reason": "It depends on X."
                }
              ],
              "tests": [
                {
                  "name": "X.Tests",
                  "path": "tests/X.Tests",
                  "reason": "It depends on X."
                }
              ],
              "libraries": [],
              "consumers": [
                {
                  "name": "App",
                  "path": "consumers/App",
                  "reason": "It depends on Y."
                }
              ]
            }

            """,
            run.Output);
    }

    [Fact]
    public async Task The_table_names_kind_project_and_reason()
    {
        using var repository = await CreateAsync();
        await repository.CommitChangeAsync("Z");

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "HEAD~1");

        run.AssertDone();
        Assert.Contains(
            run.Output.Split(Environment.NewLine),
            line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["package", "Z", var path, "changed."]
                && path.StartsWith("'packages/Z/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_matrix_is_one_line_of_JSON()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "affected", "--package", "z", "--format", "matrix");

        run.AssertDone();
        Assert.Equal("""{"leg_1":{"projects":"package packages/Z"}}""" + Environment.NewLine, run.Output);
    }

    [Fact]
    public async Task The_list_has_a_line_for_each_project()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "affected", "--package", "X", "--format", "list");

        Assert.Equal(
            ["package packages/X", "package packages/Y", "test tests/X.Tests", "consumer consumers/App", ""],
            run.Output.Split(Environment.NewLine));
    }

    [Fact]
    public async Task Nothing_affected_is_an_empty_list()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "HEAD", "--format", "list");

        run.AssertDone();
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("table", "Nothing is affected.")]
    [InlineData("matrix", "{}")]
    public async Task No_change_is_a_success_and_no_leg(string format, string expected)
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "HEAD", "--format", format);

        run.AssertDone();
        Assert.Equal(expected + Environment.NewLine, run.Output);
    }

    [Fact]
    public async Task A_package_that_a_branch_deletes_affects_what_still_names_it()
    {
        using var repository = await CreateAsync();
        repository.Delete("packages/X");
        await repository.CommitAsync("Delete X");

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "HEAD~1", "--format", "json");

        run.AssertDone();
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(
            "Y",
            Assert.Single(document.RootElement.GetProperty("packages").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("tests/X.Tests", document.RootElement.GetProperty("tests")[0].GetProperty("path").GetString());
    }

    [Fact]
    public async Task A_branch_without_a_common_commit_is_PSR1018()
    {
        using var repository = await CreateAsync();
        await repository.GitAsync(["switch", "--quiet", "--orphan", "other"]);
        await repository.CommitAsync("Begin anew");

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "main");

        run.AssertFailed("PSR1018", "'main' and HEAD have no commit in common");
    }

    [Fact]
    public async Task A_branch_that_does_not_exist_is_PSR1012()
    {
        using var repository = await CreateAsync();

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "origin/none");

        run.AssertFailed("PSR1012", "'origin/none' does not name a commit");
    }

    [Fact]
    public async Task A_lock_file_that_cannot_be_read_is_PSR1009_wherever_it_stands()
    {
        using var repository = await CreateAsync();
        repository.Write("tests/X.Tests/packages.lock.json", "{");
        await repository.CommitAsync("Break a lock file");

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "HEAD~1");

        run.AssertFailed("PSR1009", "tests/X.Tests/packages.lock.json: it is not JSON");
    }

    [Theory]
    [InlineData("""<Project><ItemGroup><PackageReference Include="Z" Version="1.0.1" /></ItemGroup>"""
        + """</Project>""", "It depends on Z.")]
    [InlineData("""<Project><ItemGroup><PackageReference Include="$(Name)" Version="1.0.1" /></ItemGroup>"""
        + """</Project>""", "Its packages cannot be told from its files.")]
    [InlineData("""<Project><Import Project="$(Folder)/x.props" />"""
        + """</Project>""", "Its packages cannot be told from its files.")]
    public async Task A_consumer_depends_on_the_packages_of_its_shared_files(string shared, string expected)
    {
        using var repository = await CreateAsync();
        repository.Write("consumers/Directory.Build.props", shared);
        await repository.CommitAsync("Share a reference");

        var run = await ToolRun.StartAsync(repository, "affected", "--package", "Z", "--format", "json");

        run.AssertDone();
        using var document = JsonDocument.Parse(run.Output);
        var consumer = Assert.Single(document.RootElement.GetProperty("consumers").EnumerateArray());
        Assert.Equal(
            ("App", expected), (consumer.GetProperty("name").GetString(), consumer.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_file_outside_the_consumers_that_a_consumer_imports_affects_it()
    {
        using var repository = await CreateAsync();
        repository.Write(
            "consumers/App/App.csproj", """<Project><Import Project="../../shared/versions.props" /></Project>""");
        repository.Write("shared/versions.props", FixtureFiles.Consumer("X", "1.0.1"));
        await repository.CommitAsync("Share the versions");
        repository.Write("shared/versions.props", FixtureFiles.Consumer("X", "1.*"));
        await repository.CommitAsync("Change a version");

        var run = await ToolRun.StartAsync(repository, "affected", "--since", "HEAD~1", "--format", "json");

        run.AssertDone();
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(
            "'shared/versions.props' changed.",
            Assert.Single(document.RootElement.GetProperty("consumers").EnumerateArray()).GetProperty("reason").GetString());
    }

    private static async Task<FixtureRepository> CreateAsync()
    {
        var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Z");
        repository.WritePackage("Y", "1.0", "X");
        repository.Write("tests/X.Tests/X.Tests.csproj", FixtureFiles.Project);
        repository.Write("tests/X.Tests/packages.lock.json", FixtureFiles.LockFile("X"));
        repository.WriteConsumer("App", "Y", "1.*");
        await repository.CommitAsync("Add Y, a test and a consumer");
        return repository;
    }
}
