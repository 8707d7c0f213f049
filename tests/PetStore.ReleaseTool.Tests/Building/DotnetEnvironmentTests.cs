using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Building;

public sealed class DotnetEnvironmentTests
{
    [Theory]
    [InlineData("PetStoreFixtureVersion")]
    [InlineData("MSBUILD_PETSTORE_FIXTURE")]
    [InlineData("GIT_PETSTORE_FIXTURE")]
    public void A_variable_that_MSBuild_would_take_for_a_property_is_removed(string name)
    {
        Environment.SetEnvironmentVariable(name, "9.9.9");

        var environment = DotnetProcess.CreateEnvironment();

        Assert.Null(Assert.Contains(name, environment));
    }

    [Theory]
    [InlineData("NUGET_PETSTORE_FIXTURE")]
    [InlineData("VSS_NUGET_PETSTORE_FIXTURE")]
    [InlineData("NuGetPackageSourceCredentials_PetStoreFixture")]
    [InlineData("DOTNET_PETSTORE_FIXTURE")]
    public void What_the_SDK_and_the_feeds_need_is_handed_on(string name)
    {
        Environment.SetEnvironmentVariable(name, "value");

        var environment = DotnetProcess.CreateEnvironment();

        Assert.DoesNotContain(name, environment);
    }

    [Theory]
    [InlineData("Version")]
    [InlineData("VERSION")]
    [InlineData("Configuration")]
    [InlineData("PLATFORM")]
    [InlineData("PackageVersion")]
    [InlineData("BUILD_BUILDID")]
    [InlineData("BUILD_SOURCEBRANCH")]
    [InlineData("TF_BUILD")]
    [InlineData("GITHUB_ACTIONS")]
    [InlineData("CI")]
    [InlineData("MSBuildSDKsPath")]
    [InlineData("LCALL")]
    [InlineData("PATHS")]
    public void What_a_pipeline_sets_is_not_handed_on(string name) =>
        Assert.False(DotnetProcess.IsPassedOn(name));

    [Theory]
    [InlineData("PATH")]
    [InlineData("Path")]
    [InlineData("HOME")]
    [InlineData("TMPDIR")]
    [InlineData("NUGET_PACKAGES")]
    [InlineData("VSS_NUGET_ACCESSTOKEN")]
    [InlineData("VSS_NUGET_EXTERNAL_FEED_ENDPOINTS")]
    [InlineData("HTTPS_PROXY")]
    [InlineData("https_proxy")]
    [InlineData("DOTNET_ROOT")]
    [InlineData("LC_ALL")]
    public void What_finds_the_SDK_and_reaches_the_feeds_is_handed_on(string name) =>
        Assert.True(DotnetProcess.IsPassedOn(name));

    [Fact]
    public async Task A_dotnet_that_cannot_be_started_is_PSR3005()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var environment = new Dictionary<string, string?> { ["DOTNET_HOST_PATH"] = repository.Combine("no dotnet") };

        var run = await ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");

        Assert.Equal(1, run.Status);
        Assert.Empty(run.Output);
        Assert.Contains("error PSR3005: dotnet cannot be started: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Install the .NET SDK", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_are_English_and_no_build_server_stays_behind()
    {
        var environment = DotnetProcess.CreateEnvironment();

        Assert.Equal("en", environment["DOTNET_CLI_UI_LANGUAGE"]);
        Assert.Equal("1", environment["MSBUILDDISABLENODEREUSE"]);
    }
}
