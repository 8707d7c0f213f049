using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class PublishTests
{
    [Theory]
    [InlineData("publish")]
    [InlineData("plan")]
    public async Task When_the_feed_has_all_there_is_nothing_to_do(string command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X", "Y");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", commit);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "Y", "1.0.1", commit);

        var run = await ToolRun.StartAsync(repository, command);

        run.AssertDone();
        Assert.EndsWith(
            $"Nothing to do: artifacts/feed holds all 2 packages.{Environment.NewLine}",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_of_a_publish_is_the_plan_that_was_carried_out()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var commit = await repository.GitAsync(["rev-parse", "HEAD"]);
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", commit);

        var publish = await ToolRun.StartAsync(repository, "publish", "--format", "json");
        var plan = await ToolRun.StartAsync(repository, "plan", "--format", "json");

        publish.AssertDone();
        Assert.Equal(plan.Output, publish.Output);
    }
}
