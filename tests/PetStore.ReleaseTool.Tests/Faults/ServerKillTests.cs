using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class ServerKillTests : KillTests, IAsyncDisposable
{
    private readonly List<FeedServer> _servers = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        Dispose();
    }

    protected override int DefaultKills => 8;

    protected override async Task<string> CreateFeedAsync()
    {
        _servers.Add(await FeedServer.StartAsync());
        return _servers[^1].Address;
    }

    protected override IReadOnlyDictionary<string, string> ReadFeed() =>
        _servers[^1].ReadPackages().ToDictionary(package => package.Key, package => Hash(package.Value));
}
