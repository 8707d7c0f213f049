using NuGet.Protocol;
using NuGet.Protocol.Core.Types;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Puts <see cref="FeedHttpHandler"/> around the handler that NuGet makes for a source.</summary>
internal sealed class FeedHttpHandlerProvider()
    : ResourceProvider(typeof(HttpHandlerResource), nameof(FeedHttpHandlerProvider), nameof(HttpHandlerResourceV3Provider))
{
    private readonly HttpHandlerResourceV3Provider _inner = new();

    public FeedHttpHandler? Handler { get; private set; }

    public override async Task<Tuple<bool, INuGetResource?>> TryCreate(SourceRepository source, CancellationToken token)
    {
        var (_, resource) = await _inner.TryCreate(source, token);
        var made = (HttpHandlerResource)resource!;
        made.ClientHandler.AllowAutoRedirect = false;
        Handler = new FeedHttpHandler(made.MessageHandler);
        return new Tuple<bool, INuGetResource?>(true, new HttpHandlerResourceV3(made.ClientHandler, Handler));
    }
}
