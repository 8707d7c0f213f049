namespace PetStore.ReleaseTool.Feeds;

/// <summary>How patient the tool is with a server.</summary>
internal sealed record FeedRetryOptions
{
    /// <summary>For one request or one upload.</summary>
    public TimeSpan Request { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Before the second try; it doubles with each further one. A Retry-After of the server counts when it is longer.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest Retry-After that is waited for.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Until a package that the server took must be readable.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Between two looks at a package that is not readable yet.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an upload is tried.</summary>
    public int Tries { get; init; } = 4;
}
