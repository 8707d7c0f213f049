using System.Net;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Follows redirects so that neither credentials nor an API key reach another host.</summary>
/// <remarks>
/// HttpClientHandler would offer the feed's credentials to any host that asks, and send custom headers such as the API
/// key along.
/// </remarks>
/// <param name="feed">Sends what goes to the feed itself.</param>
/// <param name="elsewhere">Sends what a redirect leads to another host, without credentials.</param>
/// <param name="allowInsecure">Whether a redirect may lead to a server without TLS.</param>
/// <param name="clock">Tells how long a Retry-After with a date is.</param>
internal sealed class FeedHttpHandler(
    HttpMessageHandler feed, HttpMessageHandler elsewhere, bool allowInsecure,
    TimeProvider clock) : DelegatingHandler(feed)
{
    private const int MaxRedirects = 10;
    private readonly HttpMessageInvoker _elsewhere = new(elsewhere);
    private long _retryAfterTicks;

    /// <summary>Gets what the last answer asked to wait; zero when it did not.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromTicks(Interlocked.Read(ref _retryAfterTicks));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        var isElsewhere = false;
        var response = await base.SendAsync(request, cancellationToken);
        for (var redirects = 1; FindTarget(request, address, response) is { } target; redirects++)
        {
            response.Dispose();
            if (redirects > MaxRedirects)
            {
                throw new FeedAnswerException(
                    $"it redirects {request.RequestUri!.AbsoluteUri} more than {MaxRedirects} times.");
            }

            // Whoever was sent away stays a stranger: another host must not make use of the credentials.
            isElsewhere |= target.GetLeftPart(UriPartial.Authority) != address.GetLeftPart(UriPartial.Authority);
            address = target;
            response = isElsewhere
                ? await _elsewhere.SendAsync(new HttpRequestMessage(HttpMethod.Get, target), cancellationToken)
                : await base.SendAsync(request = Copy(request, target), cancellationToken);
        }

        Interlocked.Exchange(ref _retryAfterTicks, FeedAnswerException.ReadRetryAfter(response, clock).Ticks);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _elsewhere.Dispose();
        }

        base.Dispose(disposing);
    }

    // An upload is not sent on to another address: the feed would not tell what became of it.
    private Uri? FindTarget(HttpRequestMessage request, Uri address, HttpResponseMessage response)
    {
        if (request.Method != HttpMethod.Get
            || response.StatusCode is not (HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            || response.Headers.Location is not { } location)
        {
            return null;
        }

        if (!Uri.TryCreate(address, location, out var target) || !FeedAddress.IsServer(target))
        {
            throw new FeedAnswerException(
                $"it redirects to '{location.OriginalString}', which is not an http address.");
        }

        return target.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp || allowInsecure
            ? target
            : throw new FeedAnswerException($"it redirects from https to {target.AbsoluteUri}, which is not secure.");
    }

    private static HttpRequestMessage Copy(HttpRequestMessage request, Uri target)
    {
        var copy = new HttpRequestMessage(request.Method, target);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var (key, value) in request.Options)
        {
            ((IDictionary<string, object?>)copy.Options)[key] = value;
        }

        return copy;
    }
}
