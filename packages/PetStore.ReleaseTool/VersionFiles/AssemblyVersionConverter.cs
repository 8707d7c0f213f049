using Newtonsoft.Json;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>Reads <c>assemblyVersion</c>, which is a version or an object.</summary>
/// <param name="file">The path of the version.json.</param>
internal sealed class AssemblyVersionConverter(string file) : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(AssemblyVersionSettings);

    /// <exception cref="ReleaseException">NBGV fails on the value.</exception>
    public override object? ReadJson(
        JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.Value is string text && Version.TryParse(text, out var version))
        {
            return new AssemblyVersionSettings { Version = version };
        }

        if (reader.TokenType != JsonToken.StartObject)
        {
            throw new ReleaseException(RepositoryProblems.UnreadableVersionFile(
                file, $"'{reader.Path}' is '{JsonText.Describe(reader)}'", "a version such as '1.0', or an object"));
        }

        // Without this converter the object is read by its properties.
        serializer.Converters.Remove(this);
        var settings = serializer.Deserialize<AssemblyVersionSettings>(reader);
        serializer.Converters.Add(this);
        return settings;
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
