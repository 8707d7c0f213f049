using System.Globalization;
using Newtonsoft.Json;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>Describes what a JSON reader has read.</summary>
internal static class JsonText
{
    private const int MaxLength = 80;
    private const int MaxMessageLength = 200;

    /// <summary>Describes the current value, such as <c>1.0</c>, <c>null</c> or <c>{ … }</c>.</summary>
    public static string Describe(JsonReader reader) => reader switch
    {
        { TokenType: JsonToken.StartObject } => "{ … }",
        { TokenType: JsonToken.StartArray } => "[ … ]",
        { Value: null } => "null",
        { Value: bool value } => value ? "true" : "false",
        _ => Shorten(Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!),
    };

    /// <summary>Cuts off a text that is too long for a message.</summary>
    public static string Shorten(string text) => text.Length <= MaxLength ? text : text[..MaxLength] + "…";

    /// <summary>Cuts off a message of the JSON reader that quotes a long text, and its full stop.</summary>
    public static string ShortenMessage(string message) =>
        message.Length <= MaxMessageLength ? message.TrimEnd('.') : message[..MaxMessageLength] + "…";
}
