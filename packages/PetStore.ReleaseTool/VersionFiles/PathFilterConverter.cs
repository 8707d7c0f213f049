using Newtonsoft.Json;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>Reads the entries of <c>pathFilters</c>.</summary>
/// <param name="file">The path of the version.json.</param>
/// <param name="folder">The folder of that file, relative to the root.</param>
internal sealed class PathFilterConverter(string file, string folder) : JsonConverter
{
    public override bool CanWrite => false;

    /// <summary>Gets what is wrong with the first filter that NBGV reads and that may not be used.</summary>
    public Problem? Problem { get; private set; }

    public override bool CanConvert(Type objectType) => objectType == typeof(PathFilter);

    /// <exception cref="ReleaseException">NBGV fails on the value.</exception>
    public override object ReadJson(
        JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
    {
        if (reader.Value is not string entry)
        {
            throw new ReleaseException(
                RepositoryProblems.InvalidPathFilter(file, JsonText.Describe(reader), "is not a text"));
        }

        try
        {
            var filter = PathFilter.Parse(entry, folder);
            Problem ??= PathFilter.FindFault(entry, folder) is { } fault
                ? RepositoryProblems.InvalidPathFilter(file, entry, fault)
                : null;
            return filter;
        }
        catch (FormatException exception)
        {
            throw new ReleaseException(RepositoryProblems.InvalidPathFilter(file, entry, exception.Message));
        }
    }

    public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer) =>
        throw new NotSupportedException();
}
