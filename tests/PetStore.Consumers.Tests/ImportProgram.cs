using CliWrap;
using CliWrap.Buffered;

namespace PetStore.Consumers.Tests;

internal static class ImportProgram
{
    /// <summary>Runs consumers/BreedsImport.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(SourceCopy sources, string provider, string connectionString)
    {
        var import = await Cli.Wrap("dotnet")
            .WithArguments([await sources.BuildAsync("BreedsImport"), provider, connectionString])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return import.StandardOutput;
    }
}
