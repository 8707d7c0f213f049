using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Writes the parts of a generated pipeline.</summary>
internal static partial class YamlText
{
    /// <summary>How the first line of every generated file begins.</summary>
    public const string Mark = "# Made by 'petstore-release check --fix'";

    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text as YAML reads it back. What could be read as a number, a date, true or null is quoted as in JSON, which is YAML.</summary>
    public static string Scalar(string text) =>
        Plain().IsMatch(text) && !Reserved().IsMatch(text) ? text : JsonSerializer.Serialize(text, Quoted);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(true|false|yes|no|on|off|null|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
