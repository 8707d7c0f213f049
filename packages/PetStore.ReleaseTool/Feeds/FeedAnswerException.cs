using System.Net;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Thrown when a server answers a read with something that cannot be used.</summary>
internal sealed class FeedAnswerException(string message) : Exception(message)
{
    /// <summary>Gets the status that the server answered; null when the status was not the problem.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Gets a value indicating whether the same request may succeed later.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Gets how long the server asks to wait.</summary>
    public TimeSpan RetryAfter { get; init; }

    /// <summary>Creates the exception for an answer without content that can be used.</summary>
    public static FeedAnswerException Create(HttpResponseMessage response, Uri address, TimeProvider clock) =>
        new($"it answers {(int)response.StatusCode} ({response.ReasonPhrase}) to a request of {address.AbsoluteUri}.")
        {
            Status = response.StatusCode,
            RetryAfter = ReadRetryAfter(response, clock),
        };

    /// <summary>Reads how long a server asks to wait: a number of seconds or a date.</summary>
    /// <returns>Zero when it does not say, or the date has passed.</returns>
    public static TimeSpan ReadRetryAfter(HttpResponseMessage response, TimeProvider clock)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => TimeSpan.Zero,
        };
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
