using Newtonsoft.Json;

namespace PetStore.ReleaseTool.Checking;

/// <summary>Adds path filters that name a package's own folder to its version.json, as the first key.</summary>
/// <param name="Path">The path of the version.json, which can be read and has no path filters.</param>
internal sealed record PathFiltersFix(string Path) : EditFileFix(Path, $"Added 'pathFilters' to {Path}.")
{
    private const string Filters = "\"pathFilters\": [ \".\" ]";

    // The rest of the text stays as it is, its comments and line ends too.
    protected override string Edit(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        do
        {
            reader.Read();
        }
        while (reader.TokenType == JsonToken.Comment);

        var start = FindIndex(text, reader.LineNumber, reader.LinePosition);
        var space = text[start..(text.Length - text[start..].TrimStart().Length)];
        while (reader.Read() && reader.TokenType == JsonToken.Comment)
        {
        }

        return reader.TokenType == JsonToken.EndObject
            ? $"{text[..start]} {Filters}{(space.Length > 0 ? space : " ")}{text[(start + space.Length)..]}"
            : $"{text[..start]}{space}{Filters},{text[start..]}";
    }

    private static int FindIndex(string text, int line, int position)
    {
        var index = 0;
        for (var count = 1; count < line; count++)
        {
            index += text[index..].IndexOfAny(['\r', '\n']) + 1;
            index += text[index - 1] == '\r' && index < text.Length && text[index] == '\n' ? 1 : 0;
        }

        return index + position;
    }
}
