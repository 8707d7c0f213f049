using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Exceptions;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Git;

/// <summary>
/// Runs the git on the PATH with the few variables that it needs: none that leads elsewhere, and no secret.
/// </summary>
internal static partial class GitProcess
{
    private const string VersionPrefix = "git version ";
    private const int MaxErrorLines = 20;

    // Git 2.32 is the first that reads GIT_CONFIG_GLOBAL. An older one would apply the user's filters and hooks to a
    // checkout.
    private static readonly Version _minVersion = new(2, 32);

    /// <summary>Gets a file that is always empty.</summary>
    public static string NullDevice { get; } = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    /// <summary>Gets the variables of every git process; null removes one that this process inherited.</summary>
    public static IReadOnlyDictionary<string, string?> Environment { get; } = CreateEnvironment();

    /// <summary>Checks that git is new enough to be isolated from the settings of the user and the machine.</summary>
    /// <exception cref="ReleaseException">It is too old, or is not on the PATH.</exception>
    public static async Task CheckVersionAsync(CancellationToken cancellationToken)
    {
        var output = await RunAsync(AppContext.BaseDirectory, ["--version"], cancellationToken);
        if (ParseVersion(output) is { } version && version < _minVersion)
        {
            throw new ReleaseException(RepositoryProblems.GitTooOld(output.Trim(), _minVersion));
        }
    }

    /// <summary>
    /// Reads a version such as "git version 2.45.1.windows.1" or "git version 2.39.5 (Apple Git-154)".
    /// </summary>
    /// <returns>MAJOR.MINOR; null for a text of another form.</returns>
    internal static Version? ParseVersion(string output) =>
        output.StartsWith(VersionPrefix, StringComparison.Ordinal)
        && output[VersionPrefix.Length..].Split('.') is [var major, var minor, ..]
        && Version.TryParse($"{major}.{string.Concat(minor.TakeWhile(char.IsAsciiDigit))}", out var version)
            ? version
            : null;

    /// <summary>Determines whether git gets a variable of this process.</summary>
    internal static bool IsPassedOn(string name) =>
        ChildEnvironment.Contains(ChildEnvironment.SystemNames, ChildEnvironment.SystemPrefixes, name)
            || IsConfiguration(name);

    /// <summary>Runs git and returns its standard output.</summary>
    /// <exception cref="ReleaseException">git ended with another status than 0, or is not on the PATH.</exception>
    public static async Task<string> RunAsync(
        string directory, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        var (status, error) = await TryRunAsync(
            directory, arguments, PipeSource.Null, PipeTarget.ToStringBuilder(output, Encoding.UTF8), Environment,
            cancellationToken);
        return status == 0
            ? output.ToString()
            : throw new ReleaseException(RepositoryProblems.GitFailed(string.Join(' ', arguments), error));
    }

    /// <summary>Runs git and returns its exit status and what it wrote to standard error.</summary>
    public static async Task<(int Status, string Error)> TryRunAsync(
        string directory,
        IEnumerable<string> arguments,
        PipeSource input,
        PipeTarget output,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var error = new StringBuilder();
        try
        {
            var result = await Cli.Wrap("git")
                .WithWorkingDirectory(directory)
                .WithArguments(arguments)
                .WithEnvironmentVariables(environment)
                .WithStandardInputPipe(input)
                .WithStandardOutputPipe(output)
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error, Encoding.UTF8))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancellationToken);
            return (result.ExitCode, Shorten(Hint().Replace(error.ToString(), "").Trim()));
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or CliWrapException)
        {
            throw new ReleaseException(
                RepositoryProblems.GitFailed(string.Join(' ', arguments), $"{exception.Message} Is git installed?"));
        }
    }

    // git can report every file of a checkout.
    private static string Shorten(string error) =>
        error.Split('\n') is { Length: > MaxErrorLines } lines
            ? string.Join('\n', [.. lines[..(MaxErrorLines / 2)], "…", .. lines[^(MaxErrorLines / 2)..]])
            : error;

    // These may hold the safe.directory setting that git requires for a repository of another owner.
    private static bool IsConfiguration(string name) =>
        name.StartsWith("GIT_CONFIG_", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("GIT_CONFIG_PARAMETERS", StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string?> CreateEnvironment()
    {
        var environment = ChildEnvironment.Create(IsPassedOn);
        environment[ChildProcesses.Variable] = ChildProcesses.Run;

        // Otherwise git flushes, and so wakes this process, for every commit.
        environment["GIT_FLUSH"] = "0";
        environment["GIT_GRAFT_FILE"] = NullDevice;
        environment["GIT_NO_REPLACE_OBJECTS"] = "1";
        environment["GIT_OPTIONAL_LOCKS"] = "0";
        environment["GIT_TERMINAL_PROMPT"] = "0";
        environment["LC_ALL"] = "C";
        return environment;
    }

    // Advice on settings that the tool chose.
    [GeneratedRegex("^hint:.*\n?", RegexOptions.Multiline)]
    private static partial Regex Hint();
}
