using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Writes scalars of a generated pipeline.</summary>
internal static partial class YamlText
{
    /// <summary>The start of the first line of every generated file.</summary>
    public const string Mark = "# Made by 'petstore-release check --fix'";

    private static readonly JsonSerializerOptions _quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a text so that YAML reads it back as a string. What looks like a number, a date, true or null is quoted as in JSON.</summary>
    public static string Scalar(string text) =>
        Plain().IsMatch(text) && !Reserved().IsMatch(text) ? text : JsonSerializer.Serialize(text, _quoted);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(true|false|yes|no|on|off|null|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
