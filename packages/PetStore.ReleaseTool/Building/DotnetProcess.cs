using System.Text;
using CliWrap;
using CliWrap.Exceptions;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Runs dotnet in an environment that cannot change the bytes of a package.</summary>
/// <remarks>
/// MSBuild reads every environment variable as a property, and a CI service sets many: a pipeline variable named 'version' or
/// 'configuration' would change what is built. So only the variables that are listed here are passed on.
/// </remarks>
internal static class DotnetProcess
{
    private static readonly string[] _names =
    [
        "ALLUSERSPROFILE", "APPDATA", "COMSPEC", "HOME", "HOMEDRIVE", "HOMEPATH", "LANG", "LD_LIBRARY_PATH", "LOCALAPPDATA", "LOGNAME",
        "NUMBER_OF_PROCESSORS", "OS", "PATH", "PATHEXT", "PROCESSOR_ARCHITECTURE", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)",
        "PROGRAMW6432", "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USER", "USERNAME", "USERPROFILE", "WINDIR",
        "ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE",
    ];

    private static readonly string[] _prefixes =
        ["DOTNET_", "LC_", "NUGET_", "NuGetPackageSourceCredentials_", "ARTIFACTS_CREDENTIALPROVIDER_", "VSS_NUGET_", "XDG_"];

    public static async Task<(int Status, string Output)> RunAsync(
        string directory, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var target = PipeTarget.ToStringBuilder(output, Encoding.UTF8);
        try
        {
            var result = await Cli.Wrap(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
                .WithWorkingDirectory(directory)
                .WithArguments(arguments)
                .WithEnvironmentVariables(CreateEnvironment())
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

    internal static IReadOnlyDictionary<string, string?> CreateEnvironment()
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => !IsPassedOn(name))
            .ToDictionary(name => name, _ => (string?)null);
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        return environment;
    }

    internal static bool IsPassedOn(string name) =>
        _names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || _prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
