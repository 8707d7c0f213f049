using CliWrap;
using CliWrap.Buffered;

namespace PetStore.Consumers.Tests;

public class AviaryWorkerTests(SourceCopy sources)
{
    [Fact]
    public async Task An_exception_is_visible_and_sets_the_exit_status()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full, where every write fails.");
        var program = await sources.BuildAsync("AviaryWorker");

        var run = await Cli.Wrap("/bin/sh")
            .WithArguments(["-c", "exec dotnet \"$0\" >/dev/full", program])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("System.IO.IOException", run.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_has_only_the_breeds()
    {
        var run = await Cli.Wrap("dotnet")
            .WithArguments([await sources.BuildAsync("AviaryWorker")])
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("Dog: Afador", run.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("", run.StandardError);
    }
}
