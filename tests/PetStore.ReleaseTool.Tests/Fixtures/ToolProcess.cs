using CliWrap;
using CliWrap.Buffered;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Runs the tool as its users do, in a process of its own with both streams redirected.</summary>
internal static class ToolProcess
{
    public static Task<ToolRun> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string?>(), arguments);

    public static async Task<ToolRun> StartAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var result = await Cli.Wrap("dotnet")
            .WithArguments([Path.Combine(AppContext.BaseDirectory, "PetStore.ReleaseTool.dll"), .. arguments])
            .WithEnvironmentVariables(environment)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new ToolRun(result.ExitCode, result.StandardOutput, result.StandardError);
    }
}
