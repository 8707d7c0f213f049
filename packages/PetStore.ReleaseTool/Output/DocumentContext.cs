using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PetStore.ReleaseTool.Affected;

namespace PetStore.ReleaseTool.Reporting;

[JsonSerializable(typeof(AffectedDocument))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, JobLeg>))]
[JsonSerializable(typeof(ReleaseDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext
{
    /// <summary>Writes quotation marks and letters as they are: the document is read in a terminal, not in a web page.</summary>
    public static DocumentContext Readable { get; } = Create(isIndented: true);

    /// <summary>Writes all on one line, as the variable of a pipeline has to be.</summary>
    public static DocumentContext SingleLine { get; } = Create(isIndented: false);

    private static DocumentContext Create(bool isIndented) => new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = isIndented,
    });
}
