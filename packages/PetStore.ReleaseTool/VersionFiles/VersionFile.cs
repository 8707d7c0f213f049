using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;
using PetStore.ReleaseTool.Layout;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.VersionFiles;

/// <summary>One version.json or version.txt, read the way NBGV reads it.</summary>
internal sealed class VersionFile
{
    private static readonly DefaultContractResolver _contracts = new();
    private readonly string _text;

    private VersionFile(string path, string text) => (Path, _text) = (path, text);

    /// <summary>Gets the path, relative to the root, with '/'.</summary>
    public string Path { get; }

    /// <summary>Gets the folder that the file is in, relative to the root; empty for the root.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash and > 0 ? Path[..slash] : "";

    /// <summary>Gets a value indicating whether this is a version.txt.</summary>
    public bool IsText => Path.EndsWith(RepositoryLayout.VersionTextName, StringComparison.Ordinal);

    /// <summary>Gets what the file says itself; null when NBGV passes over the file or fails on it.</summary>
    public VersionSettings? Settings { get; private init; }

    /// <summary>Gets the reason why no version can be counted through a commit with this file.</summary>
    public Problem? Failure { get; private init; }

    /// <summary>Gets the reason why nothing may be released by this file.</summary>
    public Problem? Problem { get; private init; }

    /// <summary>
    /// Gets a value indicating whether NBGV fails on the file in the commit that is built, and reads it in an older
    /// one.
    /// </summary>
    public bool CannotBeBuilt { get; private init; }

    public bool Inherits => Settings?.Inherit == true;

    /// <summary>Gets a value indicating whether the same content means something else in another folder.</summary>
    public bool DependsOnFolder => Settings is { Inherit: false, PathFilters: { } filters }
        && Parse($"a/b/c/{Path}", _text).Settings?.PathFilters?.SequenceEqual(filters) != true;

    /// <summary>
    /// Reads a file. What is wrong with it is in the result, because an old commit may hold a file that is wrong.
    /// </summary>
    /// <param name="path">Its path, relative to the root. The name tells a version.txt from a version.json.</param>
    /// <param name="text">Its content.</param>
    public static VersionFile Parse(string path, string text)
    {
        var file = new VersionFile(path, text);
        if (text.Length > RepositoryLayout.MaxTextLength)
        {
            return Fail(path, RepositoryProblems.UnreadableVersionFile(
                path, $"it has more than {RepositoryLayout.MaxTextLength} characters", "a shorter file"));
        }

        return file.IsText ? file.ParseText() : file.ParseJson();
    }

    /// <summary>Creates a file on which NBGV fails, or which the tool does not read.</summary>
    public static VersionFile Fail(string path, Problem failure) =>
        new(path, "") { Failure = failure, Problem = failure };

    /// <summary>Reads a file of the usual form, so that the next one is read fast.</summary>
    public static void Prepare()
    {
        const string Text = """{ "inherit": true, "version": "1.0", "pathFilters": [ "." ], "nugetPackageVersion": """
            + """{ "semVer": 2 } }""";
        Parse(RepositoryLayout.VersionFileName, Text).Populate(new VersionSettings());
    }

    /// <summary>Adds what this file says to what it inherits.</summary>
    /// <exception cref="ReleaseException">NBGV fails on it.</exception>
    public void Populate(VersionSettings inherited)
    {
        try
        {
            JsonConvert.PopulateObject(_text, inherited, CreateJsonSettings(out _));
        }
        catch (JsonException exception)
        {
            throw new ReleaseException(Unreadable(exception));
        }
    }

    /// <summary>Copies the file with another reason why nothing may be released by it.</summary>
    public VersionFile WithProblem(Problem problem) =>
        new(Path, _text) { Settings = Settings, Failure = Failure, Problem = problem, CannotBeBuilt = CannotBeBuilt };

    // The first line is the version, the second its tag.
    private VersionFile ParseText()
    {
        using var reader = new StringReader(_text);
        var first = reader.ReadLine();
        var tag = reader.ReadLine();
        var text = first + (string.IsNullOrEmpty(tag) || tag.StartsWith('-') ? tag : "-" + tag);
        return VersionNumber.Parse(text) is { } number
            ? new VersionFile(Path, _text) { Settings = new VersionSettings { Version = number } }
            : Fail(Path, RepositoryProblems.InvalidVersion(Path, "version", JsonText.Shorten(text)));
    }

    private VersionFile ParseJson()
    {
        var settings = CreateJsonSettings(out var filters);
        try
        {
            return JsonConvert.DeserializeObject<VersionSettings>(_text, settings) is { } read
                ? new VersionFile(Path, _text)
                {
                    Settings = read,
                    Problem = FindRefSpecProblem(read) ?? filters.Problem ?? FindKeyProblem(),
                    CannotBeBuilt = read.PublicReleaseRefSpec?.All(IsPattern) == false,
                }
                : new VersionFile(Path, _text)
                {
                    Problem = RepositoryProblems.UnreadableVersionFile(Path, "it holds nothing", "a JSON object"),
                };
        }
        catch (JsonException exception)
        {
            return new VersionFile(Path, _text) { Problem = Unreadable(exception) };
        }
        catch (ReleaseException exception)
        {
            return Fail(Path, exception.Problems[0]);
        }
    }

    private JsonSerializerSettings CreateJsonSettings(out PathFilterConverter filters)
    {
        filters = new PathFilterConverter(Path, Folder);
        return new JsonSerializerSettings
        {
            // A null, or what a key is without a value, does not replace what is inherited.
            DefaultValueHandling = DefaultValueHandling.Ignore,
            ContractResolver = _contracts,
            Converters =
            [
                new VersionConverter(),
                new VersionNumberConverter(Path),
                new AssemblyVersionConverter(Path),
                new StringEnumConverter { NamingStrategy = new CamelCaseNamingStrategy() },
                filters,
            ],
        };
    }

    private Problem Unreadable(JsonException exception) => RepositoryProblems.UnreadableVersionFile(
        Path, $"NBGV passes over it ({JsonText.ShortenMessage(exception.Message)})",
        "a JSON object with the keys of NBGV");

    private Problem? FindKeyProblem() => KnownKeys.FindUnknown(_text) is { } key
        ? RepositoryProblems.UnknownKey(Path, JsonText.Shorten(key), KnownKeys.All)
        : null;

    private Problem? FindRefSpecProblem(VersionSettings settings)
    {
        foreach (var refSpec in settings.PublicReleaseRefSpec?.Where(refSpec => !IsPattern(refSpec)) ?? [])
        {
            return RepositoryProblems.UnreadableVersionFile(
                Path,
                $"'publicReleaseRefSpec' has '{JsonText.Shorten(refSpec ?? "null")}'",
                "regular expressions such as \"^refs/heads/main$\"");
        }

        return null;
    }

    private static bool IsPattern(string? text)
    {
        try
        {
            return text is not null && Regex.Match("", text) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
