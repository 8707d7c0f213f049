using System.Text.Json;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Output;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record ToolRun(int Status, string Output, string Error)
{
    /// <summary>Runs the tool in this process, as it runs when both streams are redirected.</summary>
    public static Task<ToolRun> StartAsync(string directory, params string[] arguments) =>
        StartInCurrentFolderAsync(["--repo", directory, .. arguments]);

    /// <summary>Runs the tool with these arguments alone.</summary>
    public static async Task<ToolRun> StartInCurrentFolderAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.RunAsync(
            arguments,
            new CommandOutput(output, error, isOutputTerminal: false, isErrorTerminal: false),
            TestContext.Current.CancellationToken);
        return new ToolRun(status, output.ToString(), error.ToString());
    }

    public static Task<ToolRun> StartAsync(FixtureRepository repository, params string[] arguments) =>
        StartAsync(repository.Root, arguments);

    /// <summary>The run ended with one coded error, that names the place first, and without a result.</summary>
    public void AssertFailed(string code, string place, params string[] parts)
    {
        Assert.Empty(Output);
        AssertStops(code, place, parts);
    }

    /// <summary>The run refused a package with one coded error, which names the place first, and showed a row for it.</summary>
    public void AssertRefuses(string code, string place, params string[] parts)
    {
        Assert.NotEmpty(Output);
        AssertStops(code, place, parts);
    }

    /// <summary>The run ended with one coded error, that names the place first; it may have said what it did before.</summary>
    public void AssertStops(string code, string place, params string[] parts)
    {
        Assert.Equal(ExitStatus.Failed, Status);
        var line = Assert.Single(
            Error.Split(Environment.NewLine), line => line.StartsWith("error ", StringComparison.Ordinal));
        Assert.StartsWith($"error {code}: {place}", line, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    /// <summary>The releases of the document on standard output, each as <c>Id Version action</c>.</summary>
    public IReadOnlyList<string> ReadReleases()
    {
        AssertDone();
        using var document = JsonDocument.Parse(Output);
        return [.. document.RootElement.GetProperty("packages").EnumerateArray().Select(package =>
            $"{package.GetProperty("id")} "
                + $"{package.GetProperty("version")}{(package.TryGetProperty("action", out var action) ? $" {action}" : "")}")];
    }

    public void AssertDone() => Assert.True(Status == ExitStatus.Done, Error);
}
