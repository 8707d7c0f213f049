using NSubstitute;
using PetStore.ReleaseTool.Reporting;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Errors;

/// <summary>PSR9001: what nobody thought of.</summary>
public sealed class UnexpectedErrorTests
{
    [Fact]
    public async Task An_exception_that_nobody_thought_of_is_shown_as_PSR9001_with_status_1()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        using var output = Substitute.For<TextWriter>();
        output.When(writer => writer.WriteLine(Arg.Any<string>())).Throw(new IOException("The pipe is broken."));
        using var error = new StringWriter();

        var status = await CommandLine.RunAsync(
            ["--repo", repository.Root, "versions", "--format", "json"],
            new Reporter(output, error, isTerminal: false),
            TestContext.Current.CancellationToken);

        Assert.Equal(1, status);
        Assert.StartsWith("error PSR9001: The tool met something that it does not expect", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("  System.IO.IOException: The pipe is broken.", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(Reporter), error.ToString(), StringComparison.Ordinal);
    }
}
