using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PetStore.Consumers.Tests;

/// <summary>A running consumers/BreedsWeb.</summary>
internal sealed partial class WebProcess : IAsyncDisposable
{
    private readonly Process _process;

    private WebProcess(Process process, Uri address) =>
        (_process, Client) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    /// <summary>Starts the program, and waits until it listens.</summary>
    public static async Task<WebProcess> StartAsync(string program, string provider, string connectionString)
    {
        var process = Launch(program, provider, connectionString);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new WebProcess(process, new Uri(match.Value));
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Starts the program and waits until it fails.</summary>
    /// <returns>What it wrote to both streams.</returns>
    public static async Task<string> FailAsync(string program, string provider, string connectionString)
    {
        using var process = Launch(program, provider, connectionString);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.NotEqual(0, process.ExitCode);
        return await output + error;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Launch(string program, string provider, string connectionString) =>
        Process.Start(new ProcessStartInfo(
        "dotnet",
        [program, "--urls", "http://127.0.0.1:0", $"--Breeds:Provider={provider}", $"--ConnectionStrings:Breeds={connectionString}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
