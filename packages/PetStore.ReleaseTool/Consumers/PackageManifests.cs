using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PetStore.ReleaseTool.Consumers;

/// <summary>Reads the files other than projects that ask for packages.</summary>
internal static partial class PackageManifests
{
    private const string AppSign = "#:";

    private static readonly JsonDocumentOptions _options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads the directives of a file-based app, such as <c>#:package My.Package@1.0.1</c>.</summary>
    /// <returns>Null when the file has no directive.</returns>
    public static MSBuildFile? ReadApp(string text)
    {
        (string Kind, string Value)[] directives =
        [
            .. text.Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.StartsWith(AppSign, StringComparison.Ordinal))
                .Select(line => line[AppSign.Length..].Trim().Split([' ', '\t'], 2, StringSplitOptions.TrimEntries))
                .Select(parts => (parts[0].ToUpperInvariant(), parts.ElementAtOrDefault(1) ?? "")),
        ];
        return directives.Length == 0 ? null : new MSBuildFile(
            [.. directives.Where(each => each.Kind is "PACKAGE" or "SDK")
                .SelectMany(each => ReadPackage(each.Kind, each.Value))],
            [.. directives.Where(each => each.Kind == "PROPERTY").SelectMany(each => ReadProperty(each.Value))],
            [.. directives.Where(each => each.Kind == "PROJECT").Select(each => each.Value)]);
    }

    /// <summary>
    /// Reads <c>#r "nuget: My.Package, 1.0.1"</c> of a script or a notebook. Without a version it takes the newest.
    /// </summary>
    public static IEnumerable<PackageRequest> ReadScript(string text) =>
        ScriptReference().Matches(text.Replace("\\\"", "\"", StringComparison.Ordinal)).SelectMany(match =>
        PackageRequest.Create(
            match.Groups["id"].Value, match.Groups["version"].Captures.Select(version => version.Value.Trim()),
            needsVersion: false));

    /// <summary>Reads a packages.config.</summary>
    /// <exception cref="System.Xml.XmlException">The text is not XML.</exception>
    public static IEnumerable<PackageRequest> ReadPackagesConfig(string text) =>
        from package in XDocument.Parse(text).Descendants("package")
        from request in PackageRequest.Create(
            package.Attribute("id")?.Value ?? "", package.Attributes("version").Select(version => version.Value),
            needsVersion: true)
        select request;

    /// <summary>Reads a paket.lock, in which a package is a line such as <c>    My.Package (1.0.1)</c>.</summary>
    public static IEnumerable<PackageRequest> ReadPaketLock(string text) =>
        PaketPackage().Matches(text).SelectMany(match =>
            PackageRequest.Create(match.Groups["id"].Value, [match.Groups["version"].Value], needsVersion: true));

    /// <summary>Reads the tools of a dotnet-tools.json.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static IReadOnlyList<PackageRequest> ReadTools(string text) => ReadEntries(text, "tools", entry =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("version", out var version)
            ? version
            : default);

    /// <summary>Reads the SDKs of a global.json that are packages.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static IReadOnlyList<PackageRequest> ReadSdks(string text) =>
        ReadEntries(text, "msbuild-sdks", version => version);

    private static IReadOnlyList<PackageRequest> ReadEntries(
        string text, string name, Func<JsonElement, JsonElement> getVersion)
    {
        using var document = JsonDocument.Parse(text, _options);
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(name, out var entries) && entries.ValueKind == JsonValueKind.Object
            ? [.. entries.EnumerateObject().SelectMany(entry => PackageRequest.Create(
                entry.Name,
                getVersion(entry.Value) is { ValueKind: JsonValueKind.String } version ? [version.GetString()!] : [],
                needsVersion: true))]
            : [];
    }

    private static IEnumerable<PackageRequest> ReadPackage(string kind, string value)
    {
        var parts = value.Split('@', 2, StringSplitOptions.TrimEntries);
        return PackageRequest.Create(parts[0], parts[1..], needsVersion: kind == "PACKAGE");
    }

    private static IEnumerable<MSBuildImport> ReadProperty(string value) =>
        value.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var path]
            ? MSBuildFile.FindImports(name, path)
            : [];

    [GeneratedRegex(@"#r\s+@?""""*nuget:\s*(?<id>[^,""]+?)\s*(,\s*(?<version>[^""]+))?""", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptReference();

    // Six spaces begin a dependency of the package above, with a range.
    [GeneratedRegex(@"^ {4}(?<id>[^\s()]+) \((?<version>[^\s()]+)\)", RegexOptions.Multiline)]
    private static partial Regex PaketPackage();
}
