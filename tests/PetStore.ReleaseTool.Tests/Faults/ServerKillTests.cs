using Microsoft.AspNetCore.Http;
using PetStore.ReleaseTool.Commands;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class ServerKillTests : KillTests, IAsyncDisposable
{
    private readonly List<FeedServer> _servers = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_publish_that_is_killed_at_any_request_leaves_the_feed_whole(bool afterAnswer)
    {
        Nupkgs = PrebuiltPackages.Write(Combine("two packages"), 300_000, 300_000);
        var (expected, _) = await MeasureAsync();
        var kills = 0;

        for (var isKilled = true; isKilled; kills += isKilled ? 1 : 0)
        {
            var feed = await CreateFeedAsync();
            var left = kills + 1;
            FaultHostProcess? run = null;
            _servers[^1].Fail("GET", "/", KillAtLastAsync, int.MaxValue);
            _servers[^1].Fail("PUT", "/", KillAtLastAsync, int.MaxValue);
            using (run = FaultHostProcess.Start(feed, Nupkgs, Temporary))
            {
                isKilled = (await run.EndAsync()).Status != ExitStatus.Done;
            }

            AssertWhole(expected);
            await AssertConvergesAsync(feed, expected);

            async Task KillAtLastAsync(HttpContext context, Func<Task> next)
            {
                var isLast = Interlocked.Decrement(ref left) == 0;
                if (!isLast || afterAnswer)
                {
                    await next();
                }

                if (isLast)
                {
                    run!.Kill();
                }
            }
        }

        Assert.True(kills > 4 * 2, $"there were only {kills} requests");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        Dispose();
    }

    protected override int DefaultKills => 5;

    protected override async Task<string> CreateFeedAsync()
    {
        _servers.Add(await FeedServer.StartAsync());
        return _servers[^1].Address;
    }

    protected override IReadOnlyDictionary<string, string> ReadFeed() =>
        _servers[^1].ReadPackages().ToDictionary(package => package.Key, package => Hash(package.Value));
}
