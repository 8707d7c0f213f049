using System.Text.Json;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Building;

/// <summary>Finds out whether the SDK that a commit asks for is installed.</summary>
internal static class ReleaseSdk
{
    /// <summary>Asks dotnet for the SDK of a checkout.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="commit">Its commit.</param>
    /// <param name="releases">What is built from it.</param>
    /// <param name="cancellationToken">Ends dotnet.</param>
    /// <returns>The problem; null when the SDK is installed.</returns>
    public static async Task<Problem?> FindProblemAsync(
        string checkout, string commit, IReadOnlyList<Release> releases, CancellationToken cancellationToken)
    {
        var environment = DotnetProcess.CreateEnvironment(withFeeds: false);
        var (status, _) = await DotnetProcess.RunAsync(checkout, ["--version"], environment, cancellationToken);
        if (status == 0)
        {
            return null;
        }

        var (_, installed) = await DotnetProcess.RunAsync(
            Path.GetDirectoryName(checkout)!, ["--list-sdks"], environment, cancellationToken);
        var versions = installed
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ')[0]);
        return BuildProblems.MissingSdk(
            releases.Select(release => release.ToString()),
            commit,
            await ReadWantedAsync(Path.Combine(checkout, "global.json"), cancellationToken),
            string.Join(", ", versions));
    }

    private static async Task<string> ReadWantedAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return "of any version";
        }

        try
        {
            var options = new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true
            };
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken), options);
            return document.RootElement.TryGetProperty("sdk", out var sdk) ? sdk.ToString() : "of any version";
        }
        catch (JsonException exception)
        {
            return $"by a global.json that is not JSON ({exception.Message})";
        }
    }
}
