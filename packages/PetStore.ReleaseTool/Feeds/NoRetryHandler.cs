using NuGet.Common;
using NuGet.Protocol;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Sends each request once: what is tried again, and when, is decided where its outcome is known.</summary>
internal sealed class NoRetryHandler : IHttpRetryHandler
{
    private readonly HttpRetryHandler _handler = new();

    public Task<HttpResponseMessage> SendAsync(
        HttpRetryHandlerRequest request, ILogger log, CancellationToken cancellationToken)
    {
        request.MaxTries = 1;
        return _handler.SendAsync(request, log, cancellationToken);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpRetryHandlerRequest request, string source, ILogger log, CancellationToken cancellationToken)
    {
        request.MaxTries = 1;
        return _handler.SendAsync(request, source, log, cancellationToken);
    }
}
