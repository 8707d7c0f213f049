using System.Net;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Follows redirects so that neither credentials nor an API key reach another host, and remembers what the server asks to wait.</summary>
/// <remarks>
/// HttpClientHandler would offer the feed's credentials to any host that asks, and send custom headers such as the API key along.
/// </remarks>
internal sealed class FeedHttpHandler(HttpMessageHandler feed) : DelegatingHandler(feed)
{
    private const int MostRedirects = 10;
    private readonly HttpClient _elsewhere = new();
    private long _retryAfterTicks;

    /// <summary>What the last Retry-After asked for; zero when the last response had none.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromTicks(Interlocked.Read(ref _retryAfterTicks));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        for (var left = MostRedirects; left > 0 && FindTarget(request, response) is { } target; left--)
        {
            response.Dispose();
            response = target.GetLeftPart(UriPartial.Authority) == request.RequestUri!.GetLeftPart(UriPartial.Authority)
                ? await base.SendAsync(request = Copy(request, target), cancellationToken)
                : await _elsewhere.GetAsync(target, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }

        var retryAfter = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - DateTimeOffset.UtcNow,
            _ => TimeSpan.Zero,
        };
        Interlocked.Exchange(ref _retryAfterTicks, Math.Max(0, retryAfter.Ticks));
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

    // An upload is not sent on to another address: what a server answers there, nobody settled.
    private static Uri? FindTarget(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Method == HttpMethod.Get
        && response is { StatusCode: HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect }
        && response.Headers.Location is { } location
            ? new Uri(request.RequestUri!, location)
            : null;

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
