using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

public sealed class CancellationTests
{
    [Theory]
    [InlineData("versions")]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("verify", "X", "1.0.1")]
    public async Task A_cancelled_command_is_status_130_without_a_result(params string[] command)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var status = await CommandLine.RunAsync(
            [.. command, "--repo", repository.Root],
            new CommandOutput(output, error, isOutputTerminal: false, isErrorTerminal: false),
            new CancellationToken(canceled: true));

        Assert.Equal(130, status);
        Assert.Empty(output.ToString());
        Assert.Equal($"Cancelled.{Environment.NewLine}", error.ToString());
    }
}
