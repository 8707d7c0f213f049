using System.Buffers;
using System.Text.Json;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Layout;

/// <summary>
/// Reads <c>petstore-release.json</c>, in which a repository names its folders. Every key is optional.
/// </summary>
internal static class LayoutFile
{
    public const string Name = "petstore-release.json";

    private const string PackagesKey = "packages";
    private const string TestsKey = "tests";
    private const string ConsumersKey = "consumers";
    private const string PipelinesKey = "pipelines";

    private static readonly string[] _keys = [PackagesKey, TestsKey, ConsumersKey, PipelinesKey];

    private static readonly SearchValues<char> _special = SearchValues.Create("\\:*?\"<>|;$%@()'[]");

    private static readonly JsonDocumentOptions _options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>
    /// Reads the layout of a working tree. It counts for all commits: what was elsewhere is not a package.
    /// </summary>
    /// <param name="root">The absolute path of the working tree.</param>
    /// <returns>The default layout where the file does not exist.</returns>
    /// <exception cref="ReleaseException">
    /// The file cannot be read, or does not describe a layout; all that is wrong is named.
    /// </exception>
    public static RepositoryLayout Read(string root)
    {
        try
        {
            return Parse(TextFile.Read(Path.Combine(root, Name)));
        }
        catch (FileNotFoundException)
        {
            return new RepositoryLayout();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(LayoutProblems.Unreadable($"cannot be read: {exception.Message.TrimEnd('.')}"));
        }
    }

    /// <summary>Reads the text of the file.</summary>
    /// <exception cref="ReleaseException">It does not describe a layout.</exception>
    public static RepositoryLayout Parse(string text)
    {
        if (text.Length > RepositoryLayout.MaxTextLength)
        {
            throw new ReleaseException(
                LayoutProblems.Unreadable($"has more than {RepositoryLayout.MaxTextLength} characters"));
        }

        try
        {
            using var document = JsonDocument.Parse(text, _options);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, which JSON may contain and a string may not.
            throw new ReleaseException(LayoutProblems.Unreadable("is not JSON, or has a key twice"));
        }
    }

    private static RepositoryLayout Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ReleaseException(LayoutProblems.Unreadable("is not a JSON object"));
        }

        JsonProperty[] properties = [.. root.EnumerateObject()];
        List<Problem> problems = [.. properties.Select(CheckProperty).OfType<Problem>()];
        if (problems.Count == 0)
        {
            var defaults = new RepositoryLayout();
            var folders = properties.ToDictionary(property => property.Name, property => property.Value.GetString()!);
            var layout = new RepositoryLayout(
                folders.GetValueOrDefault(PackagesKey, defaults.Packages),
                folders.GetValueOrDefault(TestsKey, defaults.Tests),
                folders.GetValueOrDefault(ConsumersKey, defaults.Consumers),
                folders.GetValueOrDefault(PipelinesKey, defaults.Pipelines));
            problems.AddRange(FindConflicts(layout));
            if (problems.Count == 0)
            {
                return layout;
            }
        }

        throw new ReleaseException(problems);
    }

    private static Problem? CheckProperty(JsonProperty property)
    {
        if (!_keys.Contains(property.Name))
        {
            return LayoutProblems.UnknownKey(property.Name, _keys);
        }

        var found = property.Value.ValueKind == JsonValueKind.String
            ? property.Value.GetString()!
            : property.Value.GetRawText();
        return property.Value.ValueKind == JsonValueKind.String && IsFolder(found)
            ? null
            : LayoutProblems.InvalidFolder(property.Name, found);
    }

    // Git, MSBuild, path filters and pipeline triggers all have to read the name literally.
    private static bool IsFolder(string text) =>
        text.Split('/').All(segment => segment.Length > 0 && segment is not ("." or "..") && segment.Trim() == segment)
        && !text.Split('/').Contains(".git", StringComparer.OrdinalIgnoreCase)
        && !text.AsSpan().ContainsAny(_special)
        && text[0] is not ('!' or '#' or '^')
        && !text.Any(char.IsControl);

    // Some file systems ignore case.
    private static IEnumerable<Problem> FindConflicts(RepositoryLayout layout)
    {
        (string Key, string Folder)[] all =
        [
            (PackagesKey, layout.Packages), (TestsKey, layout.Tests), (ConsumersKey, layout.Consumers),
            (PipelinesKey, layout.Pipelines),
        ];
        return
            from outer in all
            from inner in all
            where outer.Key != inner.Key
                && $"{inner.Folder}/".StartsWith($"{outer.Folder}/", StringComparison.OrdinalIgnoreCase)
            where inner.Folder.Length > outer.Folder.Length
                || Array.IndexOf(_keys, outer.Key) < Array.IndexOf(_keys, inner.Key)
            select LayoutProblems.Nested(outer.Key, outer.Folder, inner.Key, inner.Folder);
    }
}
