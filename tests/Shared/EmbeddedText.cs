namespace PetStore.Breeds.Tests;

internal static class EmbeddedText
{
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    public static IEnumerable<string> ReadAll(string extension) => typeof(EmbeddedText).Assembly
        .GetManifestResourceNames()
        .Where(name => name.EndsWith(extension, StringComparison.Ordinal))
        .Select(Read);
}
