using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.History;

/// <summary>What one version.json says, before anything is inherited; null where it says nothing.</summary>
internal sealed record VersionFile(string Path)
{
    private static readonly JsonDocumentOptions _options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>The folder it stands in, relative to the root; empty for the root.</summary>
    public string Folder => Path.Length == RepositoryLayout.VersionFileName.Length ? "" : Path[..^(RepositoryLayout.VersionFileName.Length + 1)];

    public bool Inherit { get; private init; }

    public string? Version { get; private init; }

    public IReadOnlyList<string>? PathFilters { get; private init; }

    public int? VersionHeightOffset { get; private init; }

    public int? SemVer { get; private init; }

    public IReadOnlyList<string> PublicReleaseRefSpec { get; private init; } = [];

    /// <summary>Why nothing may be released by this file.</summary>
    public Problem? Problem { get; private init; }

    /// <summary>Whether it could be read as JSON at all; NBGV passes over a file that cannot.</summary>
    public bool IsReadable { get; private init; } = true;

    /// <summary>Reads a version.json. What is wrong with it is in <see cref="Problem"/>, for old commits may have been wrong.</summary>
    /// <param name="path">Its path, relative to the root.</param>
    /// <param name="text">Its content.</param>
    public static VersionFile Parse(string path, string text)
    {
        if (text.Length > RepositoryLayout.MaxTextLength)
        {
            return Unreadable($"it has more than {RepositoryLayout.MaxTextLength} characters");
        }

        try
        {
            using var document = JsonDocument.Parse(text, _options);
            return Read(new VersionFile(path), document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second stands for half of a surrogate pair, which JSON may hold and a string may not.
            var place = exception is JsonException { LineNumber: { } line } ? string.Create(CultureInfo.InvariantCulture, $" in line {line + 1}") : "";
            return Unreadable($"it is not JSON{place}");
        }

        VersionFile Unreadable(string found) => new(path) { IsReadable = false, Problem = RepositoryProblems.UnreadableVersionFile(path, found, "a JSON object") };
    }

    private static VersionFile Read(VersionFile file, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return file with
            {
                IsReadable = false,
                Problem = RepositoryProblems.UnreadableVersionFile(file.Path, $"it holds {Describe(root)}", "a JSON object"),
            };
        }

        return root.EnumerateObject().Aggregate(file, ReadKey);
    }

    private static VersionFile ReadKey(VersionFile file, JsonProperty property)
    {
        var value = property.Value;
        return property.Name switch
        {
            "$schema" => file,
            "inherit" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => file with { Inherit = value.GetBoolean() },
            "version" when value.ValueKind == JsonValueKind.String => file with { Version = value.GetString() },
            "versionHeightOffset" when value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var offset) =>
                file with { VersionHeightOffset = offset },
            "pathFilters" when IsListOfStrings(value) => file with { PathFilters = ReadStrings(value) },
            "publicReleaseRefSpec" when IsListOfStrings(value) => ReadStrings(value) is var refSpecs && Array.TrueForAll(refSpecs, IsPattern)
                ? file with { PublicReleaseRefSpec = refSpecs }
                : file.With(Unexpected("regular expressions such as \"^refs/heads/main$\"")),
            "nugetPackageVersion" when IsObject(value, "semVer") =>
                value.EnumerateObject().SingleOrDefault().Value is { ValueKind: JsonValueKind.Number } semVer
                && semVer.GetDouble() is var number and (1 or 2)
                    ? file with { SemVer = (int)number }
                    : file.With(RepositoryProblems.UnreadableVersionFile(file.Path, $"'nugetPackageVersion' is {Describe(value)}", "{ \"semVer\": 1 } or { \"semVer\": 2 }")),
            "assemblyVersion" when IsObject(value, "precision") => file,
            "cloudBuild" when IsObject(value, "setVersionVariables", "buildNumber")
                && (!value.TryGetProperty("buildNumber", out var buildNumber) || IsObject(buildNumber, "enabled")) => file,
            "inherit" => file.With(Unexpected("true or false")),
            "version" => file.With(RepositoryProblems.InvalidVersion(file.Path, value.ToString())),
            "versionHeightOffset" => file.With(Unexpected("a whole number")),
            "pathFilters" or "publicReleaseRefSpec" => file.With(Unexpected("a list of strings")),
            "nugetPackageVersion" => file.With(UnexpectedObject("semVer")),
            "assemblyVersion" => file.With(UnexpectedObject("precision")),
            "cloudBuild" => file.With(UnexpectedObject("setVersionVariables", "buildNumber")),
            _ => file.With(RepositoryProblems.UnknownKey(file.Path, property.Name)),
        };

        Problem Unexpected(string expected) =>
            RepositoryProblems.UnreadableVersionFile(file.Path, $"'{property.Name}' is {Describe(value)}", expected);

        Problem UnexpectedObject(params string[] known)
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                return Unexpected("an object");
            }

            var key = value.EnumerateObject().Select(each => each.Name).FirstOrDefault(name => !known.Contains(name));
            return key is null ? UnexpectedBuildNumber(value.GetProperty("buildNumber")) : RepositoryProblems.UnknownKey(file.Path, $"{property.Name}.{key}");
        }

        Problem UnexpectedBuildNumber(JsonElement buildNumber)
        {
            const string Name = "cloudBuild.buildNumber";
            return buildNumber.ValueKind == JsonValueKind.Object
                ? RepositoryProblems.UnknownKey(file.Path, $"{Name}.{buildNumber.EnumerateObject().First(each => each.Name != "enabled").Name}")
                : RepositoryProblems.UnreadableVersionFile(file.Path, $"'{Name}' is {Describe(buildNumber)}", "an object");
        }
    }

    private VersionFile With(Problem problem) => this with { Problem = Problem ?? problem };

    private static bool IsPattern(string text)
    {
        try
        {
            return Regex.Match("", text) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsListOfStrings(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String);

    private static bool IsObject(JsonElement value, params string[] keys) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(property => keys.Contains(property.Name));

    private static string[] ReadStrings(JsonElement value) => [.. value.EnumerateArray().Select(entry => entry.GetString()!)];

    private static string Describe(JsonElement value) =>
        value.GetRawText() is { Length: <= 80 } text ? $"'{text}'" : $"a long {value.ValueKind.ToString().ToLowerInvariant()}";
}
