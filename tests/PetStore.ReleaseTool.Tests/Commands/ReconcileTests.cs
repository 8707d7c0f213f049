using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Tests.EndToEnd;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class ReconcileTests
{
    [Theory]
    [InlineData("Change X", true, "its pipeline failed, has an overridden trigger, did not run for commit {0}, "
        + "or has not finished yet.")]
    [InlineData("Change X [skip ci]", true, "the message of commit {0} skips pipelines.")]
    [InlineData("Change X\n\nNot now: ***NO_CI***", true, "the message of commit {0} skips pipelines.")]
    [InlineData("Change X", false, "azure-pipelines/X.yml is missing; run 'petstore-release check --fix'.")]
    public async Task A_plan_warns_of_every_gap_with_its_reason(string message, bool hasPipeline, string reason)
    {
        using var repository = await CreatePublishedAsync();
        repository.Write(hasPipeline ? "azure-pipelines/X.yml" : "azure-pipelines/Y.yml", "");
        repository.Write("packages/X/a.cs", "");
        var commit = await repository.CommitAsync(message);

        var run = await ToolRun.StartAsync(repository, "plan", "--reconcile");

        run.AssertDone();
        Assert.Equal(
            "warning: packages/X: version '1.0.2' was not on the feed: "
                + $"{string.Format(reason, commit[..7])}{Environment.NewLine}",
            run.Error);
    }

    [Fact]
    public async Task A_version_that_nothing_will_publish_any_more_is_named()
    {
        using var repository = await CreatePublishedAsync();
        foreach (var message in new[] { "One [skip ci]", "Two", "Three", "Four" })
        {
            repository.Write("packages/X/a.cs", message);
            await repository.CommitAsync(message);
        }

        repository.WriteConsumer("App", "X", "1.0.3");

        var run = await ToolRun.StartAsync(repository, "plan", "--reconcile");

        Assert.Contains(
            "Skipped for good, because only current and pinned versions are published: 1.0.2, "
                + "1.0.4.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_that_were_lowered_and_repeated_are_named_once_from_the_lowest_on()
    {
        using var repository = await CreatePublishedAsync();
        foreach (var version in new[] { "1.2", "1.1", "1.2", "1.3" })
        {
            repository.WritePackage("X", version);
            await repository.CommitAsync($"Set {version}");
        }

        var run = await ToolRun.StartAsync(repository, "plan", "--reconcile");

        Assert.Contains(" versions are published: 1.1.1, 1.2.1.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_run_on_an_empty_feed_blames_no_pipeline()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.CommitChangeAsync("X");

        var run = await ToolRun.StartAsync(repository, "plan", "--reconcile");

        Assert.Equal(
            "warning: packages/X: version '1.0.2' was not on the feed: the feed had no version of this "
                + $"package.{Environment.NewLine}",
            run.Error);
    }

    [Fact]
    public async Task Without_the_option_nothing_is_warned_of()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await ToolRun.StartAsync(repository, "plan");

        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_publish_warns_once_of_what_it_healed_and_keeps_a_copy()
    {
        using var repository = await AcmeRepository.CreateAsync();
        var copies = repository.Git.Combine("artifacts/copies");
        string[] command = ["publish", "--package", "Acme.Solo", "--reconcile", "--output", copies];

        var first = await repository.RunToolAsync(command);
        var second = await repository.RunToolAsync(command);

        first.AssertDone();
        Assert.Contains(
            "warning: packages/Acme.Solo: version '1.0.1' was not on the feed: the feed had no version of this "
                + "package.", first.Error,
            StringComparison.Ordinal);
        Assert.Equal(
            File.ReadAllBytes(repository.Git.Combine("artifacts/feed/acme.solo/1.0.1/acme.solo.1.0.1.nupkg")),
            File.ReadAllBytes(Path.Combine(copies, "Acme.Solo.1.0.1.nupkg")));
        second.AssertDone();
        Assert.Empty(second.Error);
    }

    [Fact]
    public async Task A_folder_for_copies_that_cannot_be_written_is_the_warning_PSR3007_and_the_package_is_published()
    {
        using var repository = await AcmeRepository.CreateAsync();
        repository.Git.Write("artifacts/file", "");

        var run = await repository.RunToolAsync(
            "publish", "--package", "Acme.Solo", "--output", repository.Git.Combine("artifacts/file"));

        run.AssertDone();
        Assert.Contains(
            $"warning: PSR3007: {repository.Git.Combine("artifacts/file")}: the built packages cannot be kept "
                + "there", run.Error,
            StringComparison.Ordinal);
        Assert.True(Directory.Exists(repository.Git.Combine("artifacts/feed/acme.solo")));
    }

    // X 1.0.1 is on the feed.
    private static async Task<FixtureRepository> CreatePublishedAsync()
    {
        var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(".gitignore", "artifacts/\n");
        FixturePackage.WriteToFeed(
            repository.Combine("artifacts/feed"), "X", "1.0.1", await repository.GitAsync(["rev-parse", "HEAD"]));
        return repository;
    }
}
