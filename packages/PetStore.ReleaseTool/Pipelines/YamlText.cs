using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Pipelines;

/// <summary>Writes the parts that several generated files share.</summary>
internal static partial class YamlText
{
    /// <summary>The start of the first line of every generated file.</summary>
    public const string Mark = "# Made by 'petstore-release check --fix'";

    /// <summary>The first line of every generated file.</summary>
    public const string FirstLine = Mark + ", and compared by 'check'. To own this file and edit it, remove this line.";

    /// <summary>The agents of a job, as variables.yml chooses them.</summary>
    public const string Pool =
        """
        pool:
          ${{ if eq(variables.agentPool, '') }}:
            vmImage: ${{ variables.vmImage }}
          ${{ else }}:
            name: ${{ variables.agentPool }}
        """;

    private static readonly JsonSerializerOptions _quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes a text so that YAML reads it back as a string: what looks like a number, a date, true or null is quoted.
    /// </summary>
    public static string Scalar(string text) =>
        Plain().IsMatch(text) && !Reserved().IsMatch(text) ? text : JsonSerializer.Serialize(text, _quoted);

    /// <summary>Writes a list, one entry on each line.</summary>
    /// <param name="values">The entries.</param>
    /// <param name="indent">The number of spaces before each entry.</param>
    public static string List(IEnumerable<string> values, int indent) =>
        Indent(string.Join('\n', values.Select(value => $"- {Scalar(value)}")), indent);

    /// <summary>Indents every line but empty ones.</summary>
    public static string Indent(string text, int indent) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n')
            .Select(line => line.Length == 0 ? line : new string(' ', indent) + line));

    /// <summary>The variables of a pipeline.</summary>
    /// <param name="templates">
    /// The folder of the templates, relative to the pipeline, with '/' at its end; empty in a template.
    /// </param>
    public static string Variables(string templates) =>
        $"""
        variables:
          - template: {templates}variables.yml
          - name: NUGET_PACKAGES
            value: $(Pipeline.Workspace)/nuget-packages
          - name: release
            value: dotnet $(Pipeline.Workspace)/tool/PetStore.ReleaseTool.dll
        """.ReplaceLineEndings("\n");

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_./*?-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(true|false|yes|no|on|off|null|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
