using NuGet.Common;
using PetStore.ReleaseTool.Feeds;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FeedLogTests
{
    [Fact]
    public async Task Only_errors_are_kept_in_their_order()
    {
        var log = new FeedLog();

        log.Log(new LogMessage(LogLevel.Error, "first"));
        log.Log(new LogMessage(LogLevel.Warning, "a warning"));
        await log.LogAsync(new LogMessage(LogLevel.Error, "second"));

        Assert.Equal(["first", "second"], log.Errors);
    }
}
