using System.Text.RegularExpressions;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Prepares the addresses of feeds for messages: without user names, passwords and query strings.</summary>
internal static partial class FeedAddress
{
    private const string Elided = "…";
    private const int LongestMessage = 1000;

    /// <summary>Determines whether a text is a usable address of a server.</summary>
    public static bool IsServer(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && IsServer(address) && address.Host.Length > 0;

    /// <summary>Determines whether an address is one of a server, and not of a file or of another protocol.</summary>
    public static bool IsServer(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp;

    /// <summary>
    /// Determines whether a text begins like an address, such as <c>ftp://host</c> or <c>https:/host</c>.
    /// </summary>
    public static bool HasScheme(string text) => Scheme().IsMatch(text);

    /// <summary>Hides what may be secret in an address. What is not an address is left as it is.</summary>
    public static string Redact(string text)
    {
        if (!HasScheme(text))
        {
            return text;
        }

        if (IsServer(text))
        {
            var address = new Uri(text);
            var path = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
            return address is { UserInfo: "", Query: "", Fragment: "" } ? text
                : address is { Query: "", Fragment: "" } ? path
                : $"{path}?{Elided}";
        }

        // Its parts cannot be told apart. A password may hold any character, so all before the last '@' may be one.
        var end = text.LastIndexOf('@');
        var rest = end < 0 ? text : Scheme().Match(text).Value + Elided + text[end..];
        var query = rest.IndexOfAny(['?', '#']);
        return query < 0 ? rest : $"{rest[..query]}?{Elided}";
    }

    /// <summary>Hides what may be secret in a value that is not used: it may be an address without its start.</summary>
    public static string RedactUnused(string text)
    {
        var clean = Redact(text);
        var at = HasScheme(clean) ? -1 : clean.LastIndexOf('@');
        var query = clean.IndexOf('?');
        clean = query < 0 ? clean : $"{clean[..query]}?{Elided}";
        return at < 0 || at >= clean.Length ? clean : Elided + clean[at..];
    }

    /// <summary>Hides what may be secret in the addresses that a message of NuGet or of a server quotes.</summary>
    public static string RedactAll(string message)
    {
        var clean = DisplayText.Sanitize(Quoted().Replace(message, match => Redact(match.Value)));
        return clean.Length > LongestMessage ? clean[..LongestMessage] + Elided : clean;
    }

    // A single letter is a drive of Windows.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]+:/*")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9+.-]+://[^\s'""<>]+")]
    private static partial Regex Quoted();
}
