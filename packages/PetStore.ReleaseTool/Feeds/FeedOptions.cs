namespace PetStore.ReleaseTool.Feeds;

/// <summary>Which feed to use, and how to reach it.</summary>
/// <param name="Feed">
/// The feed as the caller names it: an address, the name of a source in nuget.config, or a folder.
/// </param>
/// <param name="ApiKey">The key that a server asks for; null when there is none.</param>
/// <param name="AllowInsecureConnections">Whether a server without TLS may be used.</param>
internal sealed record FeedOptions(string Feed, string? ApiKey, bool AllowInsecureConnections)
{
    /// <summary>Gets how long to wait until a server shows a pushed package; null for the default.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>
    /// Gets the feed as messages and results name it: as the caller does, but without passwords and query strings.
    /// </summary>
    public string Name => FeedAddress.Redact(Feed);
}
