using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Files;

namespace PetStore.ReleaseTool.Consumers;

/// <summary>Finds the file that an import means, without MSBuild.</summary>
internal static partial class ImportPath
{
    // Files of the SDK, of Visual Studio and of installed packages: they name no package of the repository.
    private static readonly string[] _installed =
    [
        "$(MSBuildToolsPath", "$(MSBuildBinPath", "$(MSBuildExtensionsPath", "$(MSBuildSDKsPath",
        "$(MSBuildProgramFiles32",
        "$(MSBuildProjectExtensionsPath", "$(VSToolsPath", "$(VCTargetsPath", "$(NuGetPackageRoot", "$(Pkg",
        "$(BaseIntermediateOutputPath",
    ];

    /// <summary>Resolves the path of an import.</summary>
    /// <param name="path">As it is written.</param>
    /// <param name="file">The file that imports, relative to the root.</param>
    /// <param name="project">The project that is evaluated, relative to the root.</param>
    /// <param name="files">The files of the repository.</param>
    /// <returns>
    /// The files, relative to the root, which may not exist; empty when it means no file of the repository; null when
    /// only MSBuild can tell.
    /// </returns>
    public static IReadOnlyList<string>? Resolve(string path, string file, string project, ITextFiles files)
    {
        if (_installed.Any(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        if (path.StartsWith('/') || path.StartsWith('\\') || path.Contains(':', StringComparison.Ordinal)
            && !path.StartsWith('$'))
        {
            return null;
        }

        // From here on, a path that begins with '/' begins at the root of the repository.
        var expanded = ThisFileFolder().Replace(path, Rooted(FolderOf(file)));
        expanded = ProjectFolder().Replace(expanded, Rooted(FolderOf(project)));
        expanded = ThisFileName().Replace(expanded, Path.GetFileNameWithoutExtension(file));
        expanded = ProjectName().Replace(expanded, Path.GetFileNameWithoutExtension(project));
        expanded = Uri.UnescapeDataString(expanded).Replace('\\', '/');
        expanded = FolderAbove().Replace(expanded, match =>
            FindAbove(match.Groups["name"].Value, match.Groups["folder"].Value, file, files) is { } found
                ? Rooted(FolderOf(found))
                : "");
        var isFound = true;
        expanded = FileAbove().Replace(expanded, match =>
        {
            var found = FindAbove(match.Groups["name"].Value, match.Groups["folder"].Value, file, files);
            isFound = found is not null;
            return "/" + found;
        });
        if (!isFound)
        {
            return [];
        }

        return Normalize(expanded.StartsWith('/') ? expanded : Rooted(FolderOf(file)) + expanded) is not { } normal
            || normal.Contains("$(", StringComparison.Ordinal) || normal.Contains("@(", StringComparison.Ordinal)
                ? null
                : normal.AsSpan().ContainsAny('*', '?') ? FindMatches(normal, files) : [normal];
    }

    /// <summary>Gets the folder of a file: "" for the root.</summary>
    public static string FolderOf(string file) => file[..Math.Max(0, file.LastIndexOf('/'))];

    /// <summary>
    /// Finds the nearest file of a name, in a folder or above it; null when there is none in the repository.
    /// </summary>
    public static string? FindNearest(string name, string folder, ITextFiles files)
    {
        for (var at = folder; ; at = FolderOf(at))
        {
            var path = at.Length == 0 ? name : $"{at}/{name}";
            if (files.Exists(path))
            {
                return path;
            }

            if (at.Length == 0)
            {
                return null;
            }
        }
    }

    private static string? FindAbove(string name, string folder, string file, ITextFiles files) =>
        Normalize(folder.StartsWith('/') ? folder : Rooted(FolderOf(file)) + folder) is { } start
            ? FindNearest(name, start, files)
            : null;

    private static string Rooted(string folder) => folder.Length == 0 ? "/" : $"/{folder}/";

    /// <returns>The path without "." and ".."; null when it leaves the repository.</returns>
    private static string? Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count == 0)
            {
                return null;
            }
            else
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        return string.Join('/', segments);
    }

    // "**/" is any folder, "*" and "?" are parts of a name.
    private static IReadOnlyList<string> FindMatches(string pattern, ITextFiles files)
    {
        var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        var expression = Regex.Escape(pattern)
            .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal);
        return [.. files.FindBelow(FolderOf(pattern[..wildcard]))
            .Where(path => Regex.IsMatch(path, $"^{expression}$", RegexOptions.NonBacktracking))];
    }

    [GeneratedRegex(@"\$\(MSBuildThisFileDirectory\)[\\/]?", RegexOptions.IgnoreCase)]
    private static partial Regex ThisFileFolder();

    [GeneratedRegex(@"\$\((MSBuildProjectDirectory|ProjectDir)\)[\\/]?", RegexOptions.IgnoreCase)]
    private static partial Regex ProjectFolder();

    [GeneratedRegex(@"\$\(MSBuildThisFileName\)", RegexOptions.IgnoreCase)]
    private static partial Regex ThisFileName();

    [GeneratedRegex(@"\$\(MSBuildProjectName\)", RegexOptions.IgnoreCase)]
    private static partial Regex ProjectName();

    [GeneratedRegex(
        @"\$\(\[MSBuild\]::GetPathOfFileAbove\("
        + @"\s*['""]?(?<name>[^'"",()$]+?)['""]?\s*(,\s*['""]?(?<folder>[^'"",()$]*)['""]?\s*)?\)\)",
        RegexOptions.IgnoreCase)]
    private static partial Regex FileAbove();

    [GeneratedRegex(
        @"\$\(\[MSBuild\]::GetDirectoryNameOfFileAbove\("
        + @"\s*['""]?(?<folder>[^'"",()$]*?)['""]?\s*,\s*['""]?(?<name>[^'"",()$]+?)['""]?\s*\)\)[\\/]?",
        RegexOptions.IgnoreCase)]
    private static partial Regex FolderAbove();
}
