namespace PetStore.ReleaseTool.Feeds;

/// <summary>How patient the tool is with a server, and how much it reads.</summary>
internal sealed record FeedRetryOptions
{
    /// <summary>For one upload, and for the download of one package.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Until a document, such as the service index or a nuspec, has arrived as a whole.</summary>
    public TimeSpan Document { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For all tries of a read, without the pauses between them: after that it is not tried again.</summary>
    public TimeSpan Reading { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Before the second try; it doubles with each further one. A longer Retry-After of the server counts instead.
    /// </summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest Retry-After that is waited for.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Until a package that the server took must be readable.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Until a package must be readable that the server refuses because it has it (409).</summary>
    public TimeSpan Conflict { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks at a package that is not readable yet; it grows to fifteen times this.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a request is tried.</summary>
    public int Tries { get; init; } = 4;

    /// <summary>The most bytes of a document.</summary>
    public long MaxDocumentBytes { get; init; } = 16L << 20;

    /// <summary>The most bytes of a package. Azure Artifacts allows 500 MB, nuget.org 250 MB.</summary>
    public long MaxPackageBytes { get; init; } = 1L << 30;
}
