using PetStore.ReleaseTool.Building;
using PetStore.ReleaseTool.Files;
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
        using var variable = new ProcessVariable(name, "9.9.9");

        var environment = DotnetProcess.CreateEnvironment(withFeeds: true);

        Assert.Null(Assert.Contains(name, environment));
    }

    [Theory]
    [InlineData("NuGetPackageSourceCredentials_PetStoreFixture")]
    [InlineData("DOTNET_PETSTORE_FIXTURE")]
    public void What_the_SDK_and_the_feeds_need_is_handed_on(string name)
    {
        using var variable = new ProcessVariable(name, "value");

        var environment = DotnetProcess.CreateEnvironment(withFeeds: true);

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
    [InlineData("SYSTEM_ACCESSTOKEN")]
    [InlineData("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI")]
    [InlineData("NUGET_API_KEY")]
    [InlineData("NuGetApiKey")]
    [InlineData("PETSTORE_RELEASE_API_KEY")]
    [InlineData("AZURE_DEVOPS_EXT_PAT")]
    [InlineData("GITHUB_TOKEN")]
    [InlineData("SSH_AUTH_SOCK")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    public void What_a_pipeline_sets_is_not_handed_on(string name) =>
        Assert.False(DotnetProcess.IsPassedOn(name, withFeeds: true));

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
        Assert.True(DotnetProcess.IsPassedOn(name, withFeeds: true));

    [Theory]
    [InlineData("VSS_NUGET_ACCESSTOKEN")]
    [InlineData("VSS_NUGET_EXTERNAL_FEED_ENDPOINTS")]
    [InlineData("NuGetPackageSourceCredentials_acme")]
    [InlineData("ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS")]
    public void What_signs_in_to_a_feed_reaches_a_restore_and_not_a_pack(string name)
    {
        Assert.True(DotnetProcess.IsPassedOn(name, withFeeds: true));
        Assert.False(DotnetProcess.IsPassedOn(name, withFeeds: false));
    }

    [Fact]
    public void These_variables_and_no_others_reach_a_build()
    {
        Assert.Equal(
            [
                "ALLUSERSPROFILE", "ALL_PROXY", "APPDATA", "COMSPEC", "HOME", "HOMEDRIVE", "HOMEPATH", "HTTPS_PROXY", "HTTP_PROXY",
                "LANG", "LD_LIBRARY_PATH", "LOCALAPPDATA", "LOGNAME", "NO_PROXY", "NUMBER_OF_PROCESSORS", "OS", "PATH", "PATHEXT",
                "PROCESSOR_ARCHITECTURE", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "SSL_CERT_DIR",
                "SSL_CERT_FILE", "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USER", "USERNAME", "USERPROFILE",
                "WINDIR", "XDG_CACHE_HOME", "XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR",
            ],
            ChildEnvironment.SystemNames.Order(StringComparer.Ordinal));
        Assert.Equal(["LC_"], ChildEnvironment.SystemPrefixes);
        Assert.Equal(
            [
                "NUGET_CERT_REVOCATION_MODE", "NUGET_CONCURRENCY_LIMIT", "NUGET_ENABLE_ENHANCED_HTTP_RETRY",
                "NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS", "NUGET_FALLBACK_PACKAGES",
                "NUGET_HTTP_CACHE_PATH", "NUGET_NETCORE_PLUGIN_PATHS", "NUGET_PACKAGES", "NUGET_PLUGINS_CACHE_PATH",
                "NUGET_PLUGIN_HANDSHAKE_TIMEOUT_IN_SECONDS", "NUGET_PLUGIN_PATHS", "NUGET_PLUGIN_REQUEST_TIMEOUT_IN_SECONDS",
                "NUGET_RETRY_HTTP_429", "NUGET_SCRATCH",
            ],
            DotnetProcess.Names.Order(StringComparer.Ordinal));
        Assert.Equal(["DOTNET_"], DotnetProcess.Prefixes);
        Assert.Equal(
            [
                "ARTIFACTS_CREDENTIALPROVIDER_ACCESSTOKEN", "ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS",
                "ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS", "ARTIFACTS_CREDENTIALPROVIDER_URI_PREFIXES",
                "NUGET_CREDENTIALPROVIDERS_PATH", "NUGET_CREDENTIALPROVIDER_SESSIONTOKENCACHE_ENABLED", "VSS_NUGET_ACCESSTOKEN",
                "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS", "VSS_NUGET_URI_PREFIXES",
            ],
            DotnetProcess.FeedNames.Order(StringComparer.Ordinal));
        Assert.Equal(["NuGetPackageSourceCredentials_"], DotnetProcess.FeedPrefixes);
    }

    [Fact]
    public async Task Neither_git_nor_a_pack_sees_a_secret_and_a_restore_sees_those_of_feeds()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        string[] secrets = ["NUGET_API_KEY", "PETSTORE_RELEASE_API_KEY", "SYSTEM_ACCESSTOKEN", "VSS_NUGET_ACCESSTOKEN",
            "NuGetPackageSourceCredentials_x"];
        var environment = secrets.ToDictionary(name => name, name => (string?)$"s3cret-{name}");
        environment["DOTNET_HOST_PATH"] = FakeProgram.Write(
            repository.Combine("fake/dotnet"), "(echo \"$*\"; env | grep s3cret) "
                + $">>'{repository.Combine("dotnet.txt")}'; exit 0");
        environment["PATH"] = FakeProgram.WriteGit(
            repository.Combine("fake"), $"env | grep s3cret >>'{repository.Combine("git.txt")}'");

        await ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");

        var runs = (await File.ReadAllTextAsync(
            repository.Combine("dotnet.txt"), TestContext.Current.CancellationToken)).Split("msbuild ");
        Assert.Empty(await File.ReadAllTextAsync(repository.Combine("git.txt"), TestContext.Current.CancellationToken));
        Assert.Equal(3, runs.Length);
        Assert.DoesNotContain("s3cret", runs[0], StringComparison.Ordinal);
        Assert.Contains("-restore -target:None", runs[1], StringComparison.Ordinal);
        Assert.Equal(
            ["NuGetPackageSourceCredentials_x=s3cret-NuGetPackageSourceCredentials_x",
                "VSS_NUGET_ACCESSTOKEN=s3cret-VSS_NUGET_ACCESSTOKEN"],
            runs[1].Split('\n').Where(line => line.Contains("s3cret", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("-target:Pack", runs[2], StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", runs[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(1, 4, 2)]
    public async Task MSBuild_gets_these_options_and_no_others(int commits, int packages, int processes)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync(
            [.. Enumerable.Range(0, packages).Select(each => $"X{each}")]);
        if (commits > 1)
        {
            repository.WritePackage("Y", "1.0");
            await repository.CommitAsync("Add Y");
        }

        var environment = new Dictionary<string, string?>
        {
            ["DOTNET_HOST_PATH"] = FakeProgram.Write(
                repository.Combine("fake/dotnet"),
                $"[ \"$1\" != msbuild ] || printf '%s\\n' \"$@\" >>'{repository.Combine("options.txt")}'"),
        };

        await ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");

        var options = await File.ReadAllLinesAsync(
            repository.Combine("options.txt"), TestContext.Current.CancellationToken);
        string[] severalCommits = commits > 1 ? ["-warnAsError:MSB4240"] : [];
        Assert.Equal(
            [
                "-restore", "-target:Pack", $"-maxCpuCount:{Math.Min(processes, Environment.ProcessorCount)}",
                "-nodeReuse:false", "-noAutoResponse", "-nologo", "-verbosity:quiet",
                "-consoleLoggerParameters:ErrorsOnly;NoSummary", "-property:Configuration=Release",
                "-property:ContinuousIntegrationBuild=true", "-property:RestoreLockedMode=true", "-property:NuGetAudit=false",
                "-property:TreatWarningsAsErrors=false", "-property:RunAnalyzers=false",
                $"-property:UseSharedCompilation={(OperatingSystem.IsLinux() ? "true" : "false")}", "-property:PublicRelease=true",
                "-property:MSBuildUserExtensionsPath", "-property:SharedCompilationId", .. severalCommits,
            ],
            options[2..].Select(option => option.StartsWith("-property:MSBuildUser", StringComparison.Ordinal)
                || option.StartsWith("-property:SharedCompilationId", StringComparison.Ordinal)
                    ? option.Split('=')[0]
                    : option));
    }

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
    public void These_variables_are_set_and_an_MSBuild_of_this_process_is_not_handed_on()
    {
        var environment = DotnetProcess.CreateEnvironment(withFeeds: true);

        Assert.Equal(
            [
                "DOTNET_CLI_TELEMETRY_OPTOUT=1", "DOTNET_CLI_UI_LANGUAGE=en", "DOTNET_NOLOGO=1",
                "MSBUILDDISABLENODEREUSE=1", $"PETSTORE_RELEASE_RUN={ChildProcesses.Run}",
            ],
            environment.Where(variable => variable.Value is not null)
                .Select(variable => $"{variable.Key}={variable.Value}")
                .Order(StringComparer.Ordinal));
        Assert.All(
            ["MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildSDKsPath"],
            name => Assert.Null(Assert.Contains(name, environment)));
    }
}
