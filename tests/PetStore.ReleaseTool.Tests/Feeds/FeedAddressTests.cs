using PetStore.ReleaseTool.Feeds;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FeedAddressTests
{
    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(1001, 1001)]
    [InlineData(100_000, 1001)]
    public void A_long_message_of_a_server_is_cut(int length, int expected)
    {
        var message = FeedAddress.RedactAll(new string('x', length));

        Assert.Equal(expected, message.Length);
        Assert.Equal(length > 1000, message.EndsWith('\u2026'));
    }
}
