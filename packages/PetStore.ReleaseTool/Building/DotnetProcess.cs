using System.Text;
using CliWrap;
using CliWrap.Exceptions;

namespace PetStore.ReleaseTool.Building;

/// <summary>Runs the dotnet that runs this tool, or the one on the PATH, with nothing in its environment that could reach the bytes of a package.</summary>
/// <remarks>
/// MSBuild takes every environment variable for a property, and a CI service sets many: a pipeline variable named 'version' or
/// 'configuration' would change what is built. So only the variables that are named here are handed on.
/// </remarks>
internal static class DotnetProcess
{
    private static readonly string[] Names =
    [
        "ALLUSERSPROFILE", "APPDATA", "COMSPEC", "HOME", "HOMEDRIVE", "HOMEPATH", "LANG", "LD_LIBRARY_PATH", "LOCALAPPDATA", "LOGNAME",
        "NUMBER_OF_PROCESSORS", "OS", "PATH", "PATHEXT", "PROCESSOR_ARCHITECTURE", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)",
        "PROGRAMW6432", "SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "USER", "USERNAME", "USERPROFILE", "WINDIR",
        "ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE",
    ];

    private static readonly string[] Prefixes =
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
            throw new ReleaseException(Problems.DotnetFailed(exception.Message));
        }
    }

    internal static IReadOnlyDictionary<string, string?> CreateEnvironment()
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => !IsHandedOn(name))
            .ToDictionary(name => name, _ => (string?)null);
        environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment["DOTNET_NOLOGO"] = "1";
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        return environment;
    }

    internal static bool IsHandedOn(string name) =>
        Names.Contains(name, StringComparer.OrdinalIgnoreCase)
        || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
