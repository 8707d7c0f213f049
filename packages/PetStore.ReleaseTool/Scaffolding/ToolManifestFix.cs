using System.Text.Json;
using System.Text.Json.Nodes;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Scaffolding;

/// <summary>Adds this tool, in its own version, to the manifest of the repository's tools.</summary>
/// <param name="ManifestPath">The manifest, relative to the root.</param>
internal sealed record ToolManifestFix(string ManifestPath)
    : Fix($"Added {Package} {ScaffoldVersions.Tool} to {ManifestPath}.")
{
    /// <summary>Gets where dotnet looks for a manifest, in its order.</summary>
    public static IReadOnlyList<string> Paths { get; } = [".config/dotnet-tools.json", "dotnet-tools.json"];

    private const string Package = "petstore.releasetool";
    private const string Command = "petstore-release";

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Determines whether a manifest already names the tool.</summary>
    public static bool IsIn(string manifest) => manifest.Contains($"\"{Package}\"", StringComparison.OrdinalIgnoreCase);

    public override async Task ApplyAsync(string root, CancellationToken cancellationToken)
    {
        var path = Path.Combine(root, ManifestPath);
        var manifest = File.Exists(path)
            ? await ReadAsync(path, cancellationToken)
            : new JsonObject { ["version"] = 1, ["isRoot"] = true };
        if (manifest["tools"] is not JsonObject tools)
        {
            manifest["tools"] = tools = [];
        }

        tools[Package] = new JsonObject
        {
            ["version"] = ScaffoldVersions.Tool,
            ["commands"] = new JsonArray(Command),
            ["rollForward"] = false,
        };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, manifest.ToJsonString(_indented) + "\n", cancellationToken);
    }

    private async Task<JsonObject> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken))!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidCastException or NullReferenceException)
        {
            throw new ReleaseException(ConventionProblems.UnreadableFile(ManifestPath, "it is not a JSON object"));
        }
    }
}
