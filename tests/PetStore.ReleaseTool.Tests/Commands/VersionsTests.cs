using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class VersionsTests
{
    [Fact]
    public async Task The_document_has_the_version_and_the_release_commit_of_every_package()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var first = await repository.GitAsync(["rev-parse", "HEAD"]);
        repository.WritePackage("A", "2.0-beta", "X");
        var second = await repository.CommitAsync("Add A");
        repository.Write("README.md", "1");
        var third = await repository.CommitAsync("Add the README");

        var run = await ToolRun.StartAsync(repository, "versions", "--format", "json");

        run.AssertDone();
        Assert.Empty(run.Error);
        Assert.Equal(
            $$"""
            {
              "schemaVersion": 1,
              "commit": "{{third}}",
              "packages": [
                {
                  "id": "X",
                  "version": "1.0.1",
                  "commit": "{{first}}",
                  "path": "packages/X",
                  "dependencies": []
                },
                {
                  "id": "A",
                  "version": "2.0.1-beta",
                  "commit": "{{second}}",
                  "path": "packages/A",
                  "dependencies": [
                    {
                      "id": "X",
                      "version": "1.0.1"
                    }
                  ]
                }
              ]
            }

            """,
            run.Output);
    }

    [Fact]
    public async Task The_table_has_a_line_for_each_package()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("Y", "1.0", "X");
        var commit = await repository.CommitAsync("Add Y");

        var run = await ToolRun.StartAsync(repository, "versions");

        run.AssertDone();
        Assert.Contains(
            run.Output.Split(Environment.NewLine), line =>
                line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["Y", "1.0.1", var shown, "X", "1.0.1"] && shown == commit[..7]);
    }

    [Theory]
    [InlineData("HEAD~1")]
    [InlineData("release/1")]
    [InlineData("v1")]
    public async Task Another_commit_is_named_by_an_id_a_branch_or_a_tag(string revision)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["branch", "release/1"]);
        await repository.GitAsync(["tag", "v1"]);
        await repository.CommitChangeAsync("X");

        var run = await ToolRun.StartAsync(repository, "versions", "--at", revision);

        run.AssertDone();
        Assert.Contains("1.0.1", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("1.0.2", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_asked_for_brings_its_dependencies_and_no_other()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Z");
        repository.WritePackage("Y", "1.0", "X");
        await repository.CommitAsync("Add Y");

        var run = await ToolRun.StartAsync(repository, "versions", "--package", "y", "--format", "json");

        Assert.Contains("\"path\": \"packages/X\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"path\": \"packages/Y\"", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("packages/Z", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_public_on_any_branch()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["switch", "--quiet", "--create", "feature"]);
        await repository.CommitChangeAsync("X");

        var run = await ToolRun.StartAsync(repository, "versions", "--format", "json");

        Assert.Contains("\"version\": \"1.0.2\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_callers_git_variables_do_not_point_the_tool_elsewhere()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        using var other = await FixtureRepository.CreateWithPackagesAsync("Y");
        var environment = new Dictionary<string, string?> { ["GIT_DIR"] = other.Combine(".git"), ["GIT_WORK_TREE"] = other.Root };

        var run = await ToolProcess.StartAsync(environment, "versions", "--repo", repository.Root, "--format", "json");

        run.AssertDone();
        Assert.Contains("packages/X", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_process_is_status_1_with_nothing_on_standard_output()
    {
        using var folder = new TemporaryFolder();

        var run = await ToolProcess.StartAsync("versions", "--repo", folder.Path);

        run.AssertFailed("PSR1001", folder.Path);
    }
}
