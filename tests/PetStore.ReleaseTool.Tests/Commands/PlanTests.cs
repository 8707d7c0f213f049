using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class PlanTests
{
    [Fact]
    public async Task The_document_says_what_publish_would_do_and_why()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var first = await repository.GitAsync(["rev-parse", "HEAD"]);
        FixturePackage.WriteToFeed(repository.Combine("my feed"), "X", "1.0.1", first);
        repository.WritePackage("Y", "1.0", "X");
        var second = await repository.CommitAsync("Add Y, the \"second\" <package>");

        var run = await ToolRun.StartAsync(repository, "plan", "--feed", "my feed", "--format", "json");

        run.AssertDone();
        Assert.Equal(
            $$"""
            {
              "schemaVersion": 1,
              "commit": "{{second}}",
              "feed": "my feed",
              "packages": [
                {
                  "id": "X",
                  "version": "1.0.1",
                  "commit": "{{first}}",
                  "path": "packages/X",
                  "dependencies": [],
                  "action": "keep",
                  "reason": "The feed has it; made by {{first[..7]}} 'Add the packages' (packages/X/X.csproj)."
                },
                {
                  "id": "Y",
                  "version": "1.0.1",
                  "commit": "{{second}}",
                  "path": "packages/Y",
                  "dependencies": [
                    {
                      "id": "X",
                      "version": "1.0.1"
                    }
                  ],
                  "action": "publish",
                  "reason": "The feed lacks it; made by {{second[..7]}} 'Add Y, the \"second\" <package>' (packages/Y/Y.csproj)."
                }
              ]
            }

            """,
            run.Output);
    }

    [Fact]
    public async Task The_table_says_what_the_feed_has_and_what_is_to_be_done()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", commit);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "Y", "1.0.1", commit);
        await repository.CommitChangeAsync("X");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        string[] lines = [.. run.Output.Split(Environment.NewLine)
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains(
            lines,
            line => line.StartsWith("X 1.0.2 1.0.1 publish The feed lacks it; made by ", StringComparison.Ordinal));
        Assert.Contains(
            lines, line => line.StartsWith("Y 1.0.1 1.0.1 keep The feed has it; made by ", StringComparison.Ordinal));
        Assert.Contains("1 of 2 packages are to be published to artifacts/feed.", lines);
    }

    [Fact]
    public async Task Nothing_is_written_anywhere()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WriteConsumer("App", "X", "1.0.1");
        var before = ListFiles(repository);

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertDone();
        Assert.Equal(before, ListFiles(repository));
    }

    [Theory]
    [InlineData("1.0.1", "X 1.0.1, X 1.0.3")]
    [InlineData("[1.0.2]", "X 1.0.2, X 1.0.3")]
    [InlineData("1.*", "X 1.0.3")]
    public async Task A_consumers_pin_is_published_beside_the_current_version(string version, string expected)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.CommitChangeAsync("X");
        await repository.CommitChangeAsync("X");
        repository.WriteConsumer("App", "X", version);

        var plan = await ReadPlanAsync(repository);

        Assert.Equal(expected, plan);
    }

    [Fact]
    public async Task A_pin_of_a_package_that_was_deleted_is_published_with_what_it_depends_on()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("Y");
        repository.WritePackage("X", "1.0", "Y");
        await repository.CommitAsync("Add X");
        await repository.CommitChangeAsync("Y");
        repository.Delete("packages/X");
        await repository.CommitAsync("Delete X");
        repository.WriteConsumer("App", "X", "1.0.1");

        var plan = await ReadPlanAsync(repository);

        Assert.Equal("Y 1.0.1, X 1.0.1, Y 1.0.2", plan);
    }

    [Fact]
    public async Task A_package_that_is_asked_for_leaves_out_the_pins_of_others()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        await repository.CommitChangeAsync("X");
        await repository.CommitChangeAsync("Y");
        repository.WriteConsumer("One", "X", "1.0.1");
        repository.WriteConsumer("Two", "Y", "1.0.1");

        var plan = await ReadPlanAsync(repository, "--package", "X");

        Assert.Equal("X 1.0.1, X 1.0.2", plan);
    }

    [Fact]
    public async Task The_broken_pins_of_other_packages_do_not_stop_a_package_that_is_asked_for()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.WriteConsumer("One", "Y", "[1.0,2.0)");
        repository.WriteConsumer("Two", "Y", "9.9.9");

        var plan = await ReadPlanAsync(repository, "--package", "X");

        Assert.Equal("X 1.0.1", plan);
    }

    [Fact]
    public async Task A_package_that_was_deleted_and_is_pinned_can_be_asked_for()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Delete("packages/X");
        await repository.CommitAsync("Delete X");
        repository.WriteConsumer("App", "X", "1.0.1");

        var plan = await ReadPlanAsync(repository, "--package", "X");

        Assert.Equal("X 1.0.1", plan);
    }

    [Fact]
    public async Task What_was_committed_against_a_repeated_version_is_refused_after_the_repair_too()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("A");
        repository.WritePackage("A", "1.1");
        await repository.CommitAsync("Raise A");
        repository.WritePackage("A", "1.0");
        repository.WritePackage("B", "1.0", "A");
        await repository.CommitAsync("Take A back, and add B");
        repository.WritePackage("A", "1.2");
        await repository.CommitAsync("Raise A again");

        var run = await ToolRun.StartAsync(repository, "plan", "--package", "B");

        run.AssertRefuses(
            "PSR2008", "B 1.0.1 depends on A 1.0.1, which cannot be "
                + "released", "PSR2001", "commit a change to this package too");
    }

    [Fact]
    public async Task A_detached_head_with_remote_tracking_branches_alone_is_enough()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        await repository.GitAsync(["checkout", "--quiet", "--detach"]);
        await repository.GitAsync(["update-ref", "refs/remotes/origin/main", commit]);
        await repository.GitAsync(["branch", "--quiet", "-D", "main"]);

        Assert.Equal("X 1.0.1", await ReadPlanAsync(repository));
    }

    [Fact]
    public async Task A_release_branch_may_be_published()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.GitAsync(["switch", "--quiet", "--create", "release/1"]);
        await repository.CommitChangeAsync("X");

        Assert.Equal("X 1.0.2", await ReadPlanAsync(repository));
    }

    private static string[] ListFiles(FixtureRepository repository) =>
        [.. Directory.EnumerateFileSystemEntries(repository.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static async Task<string> ReadPlanAsync(FixtureRepository repository, params string[] arguments)
    {
        var run = await ToolRun.StartAsync(repository, ["plan", "--format", "json", .. arguments]);
        run.AssertDone();
        using var document = System.Text.Json.JsonDocument.Parse(run.Output);
        return string.Join(", ", document.RootElement.GetProperty("packages").EnumerateArray()
            .Select(package => $"{package.GetProperty("id")} {package.GetProperty("version")}"));
    }
}
