using PetStore.ReleaseTool.Files;

namespace PetStore.ReleaseTool.Affected;

/// <summary>The text files of a commit.</summary>
/// <param name="files">The object ids of all its files, by path.</param>
/// <param name="texts">The texts that were read, by object id.</param>
internal sealed class CommitFiles(IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> texts)
    : ITextFiles
{
    public IReadOnlyList<string> FindBelow(string folder) =>
        [.. files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public bool Exists(string path) => files.ContainsKey(path);

    public string ReadText(string path) =>
        texts.GetValueOrDefault(files[path]) ?? throw new FileNotFoundException($"'{path}' is not a file of MSBuild");
}
