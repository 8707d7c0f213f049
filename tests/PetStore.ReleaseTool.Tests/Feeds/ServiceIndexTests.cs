using NuGet.Configuration;
using PetStore.ReleaseTool.Feeds;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class ServiceIndexTests
{
    [Theory]
    [InlineData("http", "https")]
    [InlineData("https", "http")]
    public void A_server_with_TLS_may_not_name_addresses_without_it(string packages, string publish)
    {
        var source = new PackageSource("https://feed.example.org/v3/index.json");

        var exception = Assert.Throws<FeedAnswerException>(() => ServiceIndex.Parse(Write(packages, publish), source));

        Assert.Contains("http://feed.example.org/", exception.Message, StringComparison.Ordinal);
        Assert.Contains("which is not secure", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://feed.example.org/v3/index.json", true)]
    [InlineData("http://feed.example.org/v3/index.json", false)]
    public void It_may_where_such_connections_are_allowed_or_it_has_no_TLS_itself(string address, bool isAllowed)
    {
        var source = new PackageSource(address) { AllowInsecureConnections = isAllowed };

        var index = ServiceIndex.Parse(Write("http", "http"), source);

        Assert.Equal("http://feed.example.org/flat", index.Packages.AbsoluteUri);
        Assert.Equal("http://feed.example.org/push", index.Publish?.AbsoluteUri);
    }

    private static string Write(string packages, string publish) =>
        $$"""
        { "version": "3.0.0", "resources": [
          { "@id": "{{packages}}://feed.example.org/flat", "@type": "PackageBaseAddress/3.0.0" },
          { "@id": "{{publish}}://feed.example.org/push", "@type": "PackagePublish/2.0.0" } ] }
        """;
}
