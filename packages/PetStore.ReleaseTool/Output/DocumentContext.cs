using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PetStore.ReleaseTool.Pipelines;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Output;

[JsonSerializable(typeof(AffectedDocument))]
[JsonSerializable(typeof(CompatibilityDocument))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JobLeg>))]
[JsonSerializable(typeof(MixDocument))]
[JsonSerializable(typeof(NotesDocument))]
[JsonSerializable(typeof(ReleaseDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    // '#' occurs only inside strings, where a reader of JSON takes this for '#'.
    private const string EscapedCommand = @"\u0023#";

    /// <summary>
    /// Gets the context for indented documents. Quotation marks and letters are not escaped, for readers at a terminal.
    /// </summary>
    public static DocumentContext Readable { get; } = Create(isIndented: true);

    /// <summary>Gets the context for documents on one line, as the variable of a pipeline must be.</summary>
    public static DocumentContext SingleLine { get; } = Create(isIndented: false);

    /// <summary>Writes a document so that no text in it is a command to the agent of Azure Pipelines.</summary>
    /// <param name="document">The document.</param>
    /// <param name="type">Its type, from <see cref="Readable"/> or <see cref="SingleLine"/>.</param>
    public static string Serialize<T>(T document, JsonTypeInfo<T> type) => DisplayText.AgentCommand()
        .Replace(JsonSerializer.Serialize(document, type), EscapedCommand);

    private static DocumentContext Create(bool isIndented) => new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = isIndented,
    });
}
