using CliWrap;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

public sealed class PlanReaderTests : IDisposable
{
    private readonly MemoryFeed _feed = new();

    [Fact]
    public async Task The_plan_of_a_commit_has_every_package_and_every_pinned_release()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        var commit = await repository.CommitChangeAsync("X");
        repository.WriteConsumer("App", "X", "1.0.1");
        _feed.Add("X", "1.0.2", commit);

        var plan = await ReadAsync(repository);

        Assert.Equal(["X 1.0.1 Publish", "X 1.0.2 Keep", "Y 1.0.1 Publish"], Describe(plan));
        Assert.All(plan.Releases, release => Assert.Null(release.NotPublic));
        Assert.Equal(2, plan.ToPublish);
        Assert.Equal("the feed", plan.Feed);
        Assert.Equal(commit, plan.Commit);
    }

    [Fact]
    public async Task A_plan_for_some_packages_has_these_and_their_pins_in_any_case()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        await repository.CommitChangeAsync("X");
        repository.WriteConsumer("App", "X", "1.0.1");
        repository.WriteConsumer("Other", "Y", "9.9.9");

        var plan = await ReadAsync(repository, "x");

        Assert.Equal(["X 1.0.1 Publish", "X 1.0.2 Publish"], Describe(plan));
    }

    [Fact]
    public async Task A_deleted_package_that_a_consumer_pins_may_be_asked_for()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Delete("packages/X");
        repository.WriteConsumer("App", "X", "1.0.1");
        await repository.CommitAsync("Delete X");

        var plan = await ReadAsync(repository, "X");

        Assert.Equal(["X 1.0.1 Publish"], Describe(plan));
    }

    [Fact]
    public async Task A_release_whose_commit_keeps_pipelines_from_running_is_marked()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("Y", "1.0");
        await repository.CommitAsync("Add Y\n\n[skip ci]");

        var plan = await ReadAsync(repository);

        Assert.Equal([false, true], plan.Releases.Select(release => release.SkipsPipelines));
    }

    [Fact]
    public async Task A_package_without_a_version_is_refused()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("packages/X/version.json", "{");
        await repository.CommitAsync("Break X");

        var plan = await ReadAsync(repository);

        Assert.Equal(["X Refuse", "Y 1.0.1 Publish"], Describe(plan));
    }

    [Fact]
    public async Task A_named_pipe_in_the_working_tree_is_an_error_before_a_file_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await Cli.Wrap("mkfifo").WithArguments([repository.Combine("packages/X/.gitignore")]).ExecuteAsync(
            TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => ReadAsync(repository));

        Assert.Equal("PSR5001", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public async Task Nothing_is_told_of_a_clean_working_tree()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.CommitChangeAsync("X");

        Assert.Empty(await FindWarningsAsync(repository));
    }

    [Theory]
    [InlineData("packages/X/a.cs", "X")]
    [InlineData("Directory.Build.props", "X Y")]
    [InlineData("README.md", "")]
    [InlineData("packages/Y/a.cs", "Y")]
    [InlineData("packages/Z/a.cs", "")]
    public async Task An_uncommitted_change_is_told_of_each_package_that_it_would_move(string path, string expected)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write(path, "changed");

        var warnings = await FindWarningsAsync(repository);

        Assert.Equal(
            expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id =>
                $"packages/{id}: '{path}' has uncommitted changes; only what is committed is published."),
            warnings);
    }

    [Fact]
    public async Task Packages_that_are_not_in_the_plan_have_no_warnings()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.Write("packages/Y/a.cs", "changed");

        Assert.Empty(await FindWarningsAsync(repository, "X"));
    }

    [Fact]
    public async Task A_path_with_control_characters_is_told_without_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/a\u001b[31m.cs", "changed");

        var warning = Assert.Single(await FindWarningsAsync(repository));

        Assert.DoesNotContain('\u001b', warning);
    }

    [Fact]
    public async Task A_version_that_was_lowered_is_told_with_the_commit_of_the_higher_one()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        repository.WritePackage("X", "1.5");
        var raised = await repository.CommitAsync("Raise X");
        repository.WritePackage("X", "1.2");
        await repository.CommitAsync("Lower X");

        var warning = Assert.Single(await FindWarningsAsync(repository));

        Assert.StartsWith(
            $"packages/X: version '1.2.1' is lower than '1.5.1', which commit {raised[..7]} made, ",
            warning,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "set 'version' in packages/X/version.json to 1.6 or higher.", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0", "a version that was made before")]
    [InlineData("1.x", "a version that cannot be read")]
    public async Task A_version_that_is_an_error_already_is_not_told_to_be_lower(string version, string why)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WritePackage("X", "1.5");
        await repository.CommitAsync("Raise X");
        repository.WritePackage("X", version);
        await repository.CommitAsync("Lower X");

        var warnings = await FindWarningsAsync(repository);

        Assert.True(warnings.Count == 0, why);
    }

    [Fact]
    public async Task A_folder_that_git_does_not_have_is_told_with_the_reason()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/New/New.csproj", "");

        var warning = Assert.Single(await FindWarningsAsync(repository));

        Assert.StartsWith(
            "packages/New: it is not released: git does not have it. ", warning, StringComparison.Ordinal);
    }

    public void Dispose() => _feed.Dispose();

    private static IEnumerable<string> Describe(ReleasePlan plan) =>
        plan.Releases.Select(release => $"{release.Resolved} {release.Action}");

    private async Task<ReleasePlan> ReadAsync(FixtureRepository fixture, params string[] names)
    {
        var reader = await OpenAsync(fixture);
        return await reader.ReadAsync("the feed", names, TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string>> FindWarningsAsync(FixtureRepository fixture, params string[] names)
    {
        var reader = await OpenAsync(fixture);
        var plan = await reader.ReadAsync("the feed", names, TestContext.Current.CancellationToken);
        return await reader.FindWarningsAsync(plan, TestContext.Current.CancellationToken);
    }

    private async Task<PlanReader> OpenAsync(FixtureRepository fixture)
    {
        var repository = await GitRepository.OpenAsync(fixture.Root, TestContext.Current.CancellationToken);
        return new PlanReader(repository, new VersionReader(repository), _feed);
    }
}
