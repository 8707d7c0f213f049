using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PetStore.ReleaseTool.Reporting;

[JsonSerializable(typeof(ReleaseDocument))]
internal sealed partial class ReleaseDocumentContext : JsonSerializerContext
{
    /// <summary>Writes quotation marks and letters as they are: the document is read in a terminal, not in a web page.</summary>
    public static ReleaseDocumentContext Readable { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
    });
}
