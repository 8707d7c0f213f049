using System.Net;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// NuGet's HTTP stack for one source: its credentials, certificates and proxy, but neither retries nor a cache.
/// </summary>
internal sealed class FeedConnection : IDisposable
{
    private readonly FeedHttpHandler _handler;
    private readonly HttpHandlerResourceV3 _resource;

    private FeedConnection(PackageSource source, HttpHandlerResource made, TimeProvider clock)
    {
        var client = made.ClientHandler;
        client.AllowAutoRedirect = false;
        var stranger = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = client.AutomaticDecompression,
            Proxy = client.Proxy,
            ServerCertificateCustomValidationCallback = client.ServerCertificateCustomValidationCallback,
        };
        _handler = new FeedHttpHandler(made.MessageHandler, stranger, source.AllowInsecureConnections, clock);
        _resource = new HttpHandlerResourceV3(client, _handler);
        Http = new HttpSource(source, () => Task.FromResult<HttpHandlerResource>(_resource), NullThrottle.Instance)
        {
            RetryHandler = new NoRetryHandler(),
        };
        Proxy = FindProxy(client.Proxy ?? HttpClient.DefaultProxy, source.SourceUri);
    }

    public HttpSource Http { get; }

    /// <summary>
    /// Gets the address of the proxy between this machine and the server, without secrets; null when there is none.
    /// </summary>
    public string? Proxy { get; }

    /// <summary>Gets what the last answer asked to wait; zero when it did not.</summary>
    public TimeSpan RetryAfter => _handler.RetryAfter;

    public static async Task<FeedConnection> CreateAsync(
        PackageSource source, TimeProvider clock, CancellationToken cancellationToken)
    {
        var repository = new SourceRepository(source, Enumerable.Empty<INuGetResourceProvider>());
        var made = await new HttpHandlerResourceV3Provider().TryCreate(repository, cancellationToken);
        return new FeedConnection(source, (HttpHandlerResource)made.Item2!, clock);
    }

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }

    private static string? FindProxy(IWebProxy proxy, Uri address) =>
        proxy.IsBypassed(address) || proxy.GetProxy(address) is not { } used || used == address
            ? null
            : FeedAddress.Redact(used.AbsoluteUri);
}
