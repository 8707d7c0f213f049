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

    [Theory]
    [InlineData("https://example.org/v3/index.json", "https://example.org/v3/index.json")]
    [InlineData("https://ann:s3cret@example.org/v3/index.json", "https://example.org/v3/index.json")]
    [InlineData("https://example.org/v3/index.json?key=s3cret", "https://example.org/v3/index.json?\u2026")]
    [InlineData("https://example.org/v3/index.json#s3cret", "https://example.org/v3/index.json?\u2026")]
    [InlineData("https://ann:s3cret@example.org/x#s3cret", "https://example.org/x?\u2026")]
    [InlineData("htps://ann:s3@cret@example.org/x", "htps://\u2026@example.org/x")]
    [InlineData("ftp://example.org/x?key=s3cret", "ftp://example.org/x?\u2026")]
    [InlineData("ftp://ann@example.org/x#s3cret", "ftp://\u2026@example.org/x?\u2026")]
    [InlineData("./ann@example.org?x#y", "./ann@example.org?x#y")]
    [InlineData(@"C:\feeds\ann@x", @"C:\feeds\ann@x")]
    public void An_address_is_shown_without_user_names_passwords_queries_and_fragments(string text, string expected)
    {
        Assert.Equal(expected, FeedAddress.Redact(text));
    }

    [Theory]
    [InlineData("ann:s3cret@example.org/x", "ann:\u2026@example.org/x")]
    [InlineData("s3cret@example.org/x", "\u2026@example.org/x")]
    [InlineData("example.org/x?key=s3cret", "example.org/x?\u2026")]
    [InlineData("x?key=s3@cret", "x?\u2026")]
    [InlineData("https://ann:s3cret@example.org/x", "https://example.org/x")]
    [InlineData("htps://ann:s3cret@example.org/x", "htps://\u2026@example.org/x")]
    [InlineData("new/feed", "new/feed")]
    public void A_value_that_may_be_an_address_without_its_start_is_shown_without_them_too(string text, string expected)
    {
        Assert.Equal(expected, FeedAddress.RedactUnused(text));
    }

    [Fact]
    public void Every_address_in_a_message_is_shown_without_secrets()
    {
        var message = FeedAddress.RedactAll(
            "'https://ann:s3cret@example.org/x?key=s3cret' and \"ftp://ann:s3cret@example.org/y\" <http://z.org/>");

        Assert.Equal(
            "'https://example.org/x?\u2026' and \"ftp://\u2026@example.org/y\" <http://z.org/>", message);
    }

    [Theory]
    [InlineData("https://example.org/v3/index.json", true)]
    [InlineData("HTTP://example.org", true)]
    [InlineData("ftp://example.org/feed", false)]
    [InlineData("file:///srv/feed", false)]
    [InlineData("https:///index.json", false)]
    [InlineData("example.org/v3/index.json", false)]
    public void A_server_has_an_address_of_http(string text, bool expected)
    {
        Assert.Equal(expected, FeedAddress.IsServer(text));
    }
}
