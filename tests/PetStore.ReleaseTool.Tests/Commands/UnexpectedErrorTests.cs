using NSubstitute;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Commands;

/// <summary>PSR9001: an exception that no command handles.</summary>
public sealed class UnexpectedErrorTests
{
    [Fact]
    public async Task An_unhandled_exception_is_shown_as_PSR9001_with_status_1()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        using var output = Substitute.For<TextWriter>();
        output.When(writer => writer.WriteLine(Arg.Any<string>())).Throw(new IOException("The pipe is broken."));
        using var error = new StringWriter();

        var status = await CommandLine.RunAsync(
            ["--repo", repository.Root, "versions", "--format", "json"],
            new CommandOutput(output, error, isOutputTerminal: false, isErrorTerminal: false),
            TestContext.Current.CancellationToken);

        Assert.Equal(1, status);
        Assert.StartsWith(
            "error PSR9001: The tool ran into an error that it does not handle",
            error.ToString(),
            StringComparison.Ordinal);
        Assert.Contains("  System.IO.IOException: The pipe is broken.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(CommandOutput), error.ToString(), StringComparison.Ordinal);
    }
}
