using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PetStore.ReleaseTool.Pipelines;

namespace PetStore.ReleaseTool.Output;

[JsonSerializable(typeof(AffectedDocument))]
[JsonSerializable(typeof(CompatibilityDocument))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JobLeg>))]
[JsonSerializable(typeof(MixDocument))]
[JsonSerializable(typeof(NotesDocument))]
[JsonSerializable(typeof(ReleaseDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    /// <summary>Gets the context for indented documents. Quotation marks and letters are not escaped, for readers at a terminal.</summary>
    public static DocumentContext Readable { get; } = Create(isIndented: true);

    /// <summary>Gets the context for documents on one line, as the variable of a pipeline must be.</summary>
    public static DocumentContext SingleLine { get; } = Create(isIndented: false);

    private static DocumentContext Create(bool isIndented) => new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = isIndented,
    });
}
