using System.Text.RegularExpressions;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// Tells folders apart from mistyped addresses and names, so that a mistake does not create a folder.
/// </summary>
internal static partial class FolderPath
{
    /// <summary>
    /// Determines whether a text cannot be anything but a folder: <c>./feed</c>, <c>../feed</c> or <c>/srv/feed</c>.
    /// </summary>
    public static bool IsPlain(string text) =>
        text is "." or ".." || Dotted().IsMatch(text) || (Path.IsPathRooted(text) && !IsShare(text));

    /// <summary>Finds what a text is instead of a folder.</summary>
    /// <returns>A clause; null when it is a folder that exists, or that is plainly written as one.</returns>
    public static string? FindDefect(string text, string root)
    {
        if (IsShare(text))
        {
            return OperatingSystem.IsWindows() ? null : "network shares and drives have such names on Windows only";
        }

        if (FeedAddress.HasScheme(text))
        {
            return FindFile(text) is not null ? null
                : text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "it is not a valid address"
                : "it begins like an address, but neither with 'https://' nor with 'file:///'";
        }

        return Directory.Exists(Path.GetFullPath(text, root)) || IsPlain(text) ? null
            : Unexpanded().IsMatch(text) ? "it begins with what only a shell expands"
            : Host().IsMatch(text) ? "it looks like an address without 'https://'"
            : text.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            ? "it ends like the address of a V3 index, without 'https://'"
            : text.Contains('\\') && !OperatingSystem.IsWindows()
            ? "it has a '\\', which separates folders on Windows only"
            : text.Contains('/') || text.Contains(Path.DirectorySeparatorChar) ? null
            : "nuget.config has no source of that name, and there is no such folder";
    }

    /// <summary>Gets the full path of a folder that <see cref="FindDefect"/> has nothing against.</summary>
    public static string Resolve(string text, string root) => FindFile(text)?.LocalPath ?? Path.GetFullPath(text, root);

    private static Uri? FindFile(string text) =>
        FeedAddress.HasScheme(text) && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.IsFile
        && (!address.IsUnc || OperatingSystem.IsWindows())
            ? address
            : null;

    private static bool IsShare(string text) =>
        text.StartsWith(@"\\", StringComparison.Ordinal) || text.StartsWith("//", StringComparison.Ordinal)
        || Drive().IsMatch(text);

    [GeneratedRegex(@"\A\.\.?[/\\]")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"\A[A-Za-z]:")]
    private static partial Regex Drive();

    // ~/feed, $HOME/feed, ${HOME}/feed, %USERPROFILE%/feed
    [GeneratedRegex(@"\A(?:~|\$|%\w+%)")]
    private static partial Regex Unexpanded();

    // pkgs.example.org/feed, name@host/feed
    [GeneratedRegex(@"\A(?:[\w-]+(?:\.[\w-]+)+|[^/]*@[^/]*)/")]
    private static partial Regex Host();
}
