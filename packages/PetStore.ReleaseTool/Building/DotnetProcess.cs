using System.Text;
using CliWrap;
using CliWrap.Exceptions;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Runs dotnet in an environment that cannot change the bytes of a package.</summary>
/// <remarks>
/// MSBuild reads every variable as a property, and a CI service sets many: a variable named 'version' or
/// 'configuration' would change what is built. Builds also run the code of the packages, which can read every variable.
/// So dotnet gets only the variables that are listed here.
/// </remarks>
internal static class DotnetProcess
{
    /// <summary>
    /// Gets the variables that dotnet gets besides those that every program gets: none holds a secret.
    /// </summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        "NUGET_CERT_REVOCATION_MODE", "NUGET_CONCURRENCY_LIMIT", "NUGET_ENABLE_ENHANCED_HTTP_RETRY",
        "NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "NUGET_ENHANCED_NETWORK_RETRY_DELAY_MILLISECONDS",
        "NUGET_FALLBACK_PACKAGES",
        "NUGET_HTTP_CACHE_PATH", "NUGET_NETCORE_PLUGIN_PATHS", "NUGET_PACKAGES", "NUGET_PLUGINS_CACHE_PATH",
        "NUGET_PLUGIN_PATHS",
        "NUGET_PLUGIN_HANDSHAKE_TIMEOUT_IN_SECONDS", "NUGET_PLUGIN_REQUEST_TIMEOUT_IN_SECONDS",
        "NUGET_RETRY_HTTP_429", "NUGET_SCRATCH",
    ];

    /// <summary>Gets the prefixes of such variables.</summary>
    internal static IReadOnlyList<string> Prefixes { get; } = ["DOTNET_"];

    /// <summary>Gets the variables that hold what a restore needs to sign in to a feed.</summary>
    internal static IReadOnlyList<string> FeedNames { get; } =
    [
        "ARTIFACTS_CREDENTIALPROVIDER_ACCESSTOKEN", "ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS",
        "ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS", "ARTIFACTS_CREDENTIALPROVIDER_URI_PREFIXES",
        "NUGET_CREDENTIALPROVIDERS_PATH", "NUGET_CREDENTIALPROVIDER_SESSIONTOKENCACHE_ENABLED",
        "VSS_NUGET_ACCESSTOKEN", "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS", "VSS_NUGET_URI_PREFIXES",
    ];

    /// <summary>Gets the prefixes of such variables.</summary>
    internal static IReadOnlyList<string> FeedPrefixes { get; } = ["NuGetPackageSourceCredentials_"];

    /// <summary>
    /// Gets a value indicating whether this process has a variable that signs a restore in to a feed.
    /// </summary>
    public static bool HasFeedVariables =>
        Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Any(name => ChildEnvironment.Contains(FeedNames, FeedPrefixes, name));

    /// <summary>Runs dotnet with the variables that sign in to feeds.</summary>
    /// <exception cref="ReleaseException">It cannot be started.</exception>
    public static Task<(int Status, string Output)> RunAsync(
        string directory, IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(directory, arguments, CreateEnvironment(withFeeds: true), cancellationToken);

    /// <summary>Runs dotnet.</summary>
    /// <param name="directory">The current folder; its global.json chooses the SDK.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="environment">What <see cref="CreateEnvironment"/> made.</param>
    /// <param name="cancellationToken">Ends dotnet and its child processes.</param>
    /// <returns>The exit status, and both outputs as one text.</returns>
    /// <exception cref="ReleaseException">It cannot be started.</exception>
    public static async Task<(int Status, string Output)> RunAsync(
        string directory,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var target = PipeTarget.ToStringBuilder(output, Encoding.UTF8);
        try
        {
            var result = await Cli.Wrap(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
                .WithWorkingDirectory(directory)
                .WithArguments(arguments)
                .WithEnvironmentVariables(environment)
                .WithStandardOutputPipe(target)
                .WithStandardErrorPipe(target)
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);
            return (result.ExitCode, output.ToString());
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or CliWrapException)
        {
            throw new ReleaseException(BuildProblems.DotnetFailed(exception.Message));
        }
    }

    /// <summary>Creates the variables of a dotnet process; null removes one that this process has.</summary>
    /// <param name="withFeeds">Whether it may sign in to feeds.</param>
    internal static Dictionary<string, string?> CreateEnvironment(bool withFeeds)
    {
        var environment = ChildEnvironment.Create(name => IsPassedOn(name, withFeeds));
        environment[ChildProcesses.Variable] = ChildProcesses.Run;
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDDISABLENODEREUSE"] = "1";

        // Registering MSBuild in this process sets these, perhaps while dotnet starts. dotnet uses its own MSBuild.
        environment["MSBUILD_EXE_PATH"] = null;
        environment["MSBuildExtensionsPath"] = null;
        environment["MSBuildSDKsPath"] = null;
        return environment;
    }

    /// <summary>Determines whether dotnet gets a variable of this process.</summary>
    internal static bool IsPassedOn(string name, bool withFeeds) =>
        ChildEnvironment.Contains(ChildEnvironment.SystemNames, ChildEnvironment.SystemPrefixes, name)
        || ChildEnvironment.Contains(Names, Prefixes, name)
        || (withFeeds && ChildEnvironment.Contains(FeedNames, FeedPrefixes, name));
}
