using CliWrap;
using CliWrap.Buffered;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Runs the tool as its users do, in a process of its own with both streams redirected.</summary>
internal static class ToolProcess
{
    private static readonly string _tool = Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll");

    public static Task<ToolRun> StartAsync(params string[] arguments) =>
        StartAsync(new Dictionary<string, string?>(), arguments);

    public static Task<ToolRun> StartAsync(
        IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync("dotnet", [_tool, .. arguments], environment);

    /// <summary>Runs the tool so that the files it makes have other permissions than usual.</summary>
    public static Task<ToolRun> StartAsync(
        string umask, IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunAsync("sh", ["-c", $"umask {umask}; exec dotnet \"$@\"", "sh", _tool, .. arguments], environment);

    private static async Task<ToolRun> RunAsync(
        string file, string[] arguments, IReadOnlyDictionary<string, string?> environment)
    {
        var result = await Cli.Wrap(file)
            .WithArguments(arguments)
            .WithEnvironmentVariables(
                new Dictionary<string, string?>(environment) { ["TF_BUILD"] = environment.GetValueOrDefault("TF_BUILD") })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new ToolRun(result.ExitCode, result.StandardOutput, result.StandardError);
    }
}
