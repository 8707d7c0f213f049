using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Planning;

/// <summary>PSR2003, 2005, 2006: what a consumer asks for.</summary>
public sealed class PinErrorTests
{
    private const string Project = "consumers/App/App.csproj";

    [Fact]
    public async Task A_pin_that_no_commit_produced_is_PSR2003()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await repository.CommitChangeAsync("X");
        repository.WriteConsumer("App", "X", "1.0.9");

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertRefuses("PSR2003", $"{Project}: it asks for X '1.0.9'", "The nearest versions are: 1.0.1, 1.0.2.");
    }

    [Theory]
    [InlineData("[1.0,2.0)")]
    [InlineData("$(Version)")]
    [InlineData("")]
    public async Task A_pin_of_another_form_is_PSR2005(string version)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.WriteConsumer("App", "X", version);

        var run = await ToolRun.StartAsync(repository, "plan");

        run.AssertRefuses("PSR2005", $"{Project}: the version of X is '{version}', expected a literal version");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Project>")]
    [InlineData("no XML")]
    public async Task A_consumer_that_is_no_XML_is_PSR2006(string text)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write(Project, text);

        var run = await ToolRun.StartAsync(repository, "publish");

        run.AssertFailed("PSR2006", $"{Project}: it is not XML");
    }
}
