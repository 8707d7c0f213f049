using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class HttpPackageFeedTests : PackageFeedTests
{
    private FeedServer? _server;

    public override Type Kind => typeof(HttpFeed);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected override async Task<string> CreateAsync()
    {
        _server = await FeedServer.StartAsync();
        return _server.Address;
    }
}
