using Newtonsoft.Json;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>Reads a <see cref="VersionNumber"/>.</summary>
/// <param name="file">The path of the version.json.</param>
internal sealed class VersionNumberConverter(string file) : JsonConverter
{
    public override bool CanWrite => false;

    public override bool CanConvert(Type objectType) => objectType == typeof(VersionNumber);

    /// <exception cref="ReleaseException">NBGV fails on the value.</exception>
    public override object ReadJson(
        JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) =>
        reader.Value is string text && VersionNumber.Parse(text) is { } number
            ? number
            : throw new ReleaseException(
                RepositoryProblems.InvalidVersion(file, reader.Path, JsonText.Describe(reader)));

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
