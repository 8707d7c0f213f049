using System.Net;
using System.Text.Json;
using NuGet.Configuration;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// Answers a server that asks who calls, out of the variables that the task NuGetAuthenticate@1 sets.
/// </summary>
/// <remarks>
/// <c>VSS_NUGET_ACCESSTOKEN</c> is the token for the addresses that begin with one of <c>VSS_NUGET_URI_PREFIXES</c>;
/// <c>VSS_NUGET_EXTERNAL_FEED_ENDPOINTS</c> lists those of service connections. What nuget.config says NuGet finds by
/// itself.
/// </remarks>
/// <param name="readVariable">Reads an environment variable.</param>
internal sealed class FeedCredentials(Func<string, string?> readVariable) : ICredentialService
{
    private const string UserName = "VssSessionToken";
    private readonly HashSet<Uri> _answered = [];
    private readonly Lock _lock = new();

    public bool HandlesDefaultCredentials => false;

    public Task<ICredentials?> GetCredentialsAsync(
        Uri uri, IWebProxy? proxy, CredentialRequestType type, string message, CancellationToken cancellationToken)
    {
        // The same answer a second time would be refused a second time.
        lock (_lock)
        {
            return Task.FromResult<ICredentials?>(
                type != CredentialRequestType.Proxy && _answered.Add(uri) ? Find(uri) : null);
        }
    }

    public bool TryGetLastKnownGoodCredentialsFromCache(Uri uri, bool isProxy, out ICredentials? credentials)
    {
        credentials = null;
        return false;
    }

    private NetworkCredential? Find(Uri uri)
    {
        var prefixes = (readVariable("VSS_NUGET_URI_PREFIXES") ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return FindEndpoint(uri)
            ?? (readVariable("VSS_NUGET_ACCESSTOKEN") is { Length: > 0 } token
            && prefixes.Any(prefix => Covers(prefix, uri))
                ? new NetworkCredential(UserName, token)
                : null);
    }

    private NetworkCredential? FindEndpoint(Uri uri)
    {
        if (readVariable("VSS_NUGET_EXTERNAL_FEED_ENDPOINTS") is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.GetProperty("endpointCredentials").EnumerateArray()
                .Where(each => Covers(each.GetProperty("endpoint").GetString()!, uri))
                .Select(each => new NetworkCredential(
                    each.TryGetProperty("username", out var user) && user.GetString() is { Length: > 0 } name
                        ? name
                        : UserName,
                    each.GetProperty("password").GetString()))
                .FirstOrDefault();
        }
        catch (
            Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ReleaseException(FeedProblems.UnreadableCredentials("VSS_NUGET_EXTERNAL_FEED_ENDPOINTS"));
        }
    }

    private static bool Covers(string prefix, Uri uri) =>
        Uri.TryCreate(prefix, UriKind.Absolute, out var start)
        && start.GetLeftPart(UriPartial.Authority)
        .Equals(uri.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && (uri.AbsolutePath.Equals(start.AbsolutePath, StringComparison.OrdinalIgnoreCase)
            || uri.AbsolutePath.StartsWith($"{start.AbsolutePath.TrimEnd('/')}/", StringComparison.OrdinalIgnoreCase));
}
