using PetStore.ReleaseTool.Files;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>Files that are written in a test: texts by their paths.</summary>
internal sealed class TextFiles : Dictionary<string, string>, ITextFiles
{
    public IReadOnlyList<string> FindBelow(string folder) =>
        [.. Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public bool Exists(string path) => ContainsKey(path);

    public string ReadText(string path) => this[path];
}
