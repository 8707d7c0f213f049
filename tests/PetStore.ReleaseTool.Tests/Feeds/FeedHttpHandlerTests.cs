using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FeedHttpHandlerTests
{
    private const string Header = "X-Feed-Header";
    private static readonly HttpRequestOptionsKey<string> _option = new("an option");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redirect_within_the_host_keeps_the_headers_and_the_options_of_the_request()
    {
        await using var server = await FeedServer.StartAsync();
        server.Fail("GET", "/first", FeedServer.Redirect(302, server.Address));
        using var feed = new RecordingHandler();
        using var invoker = Create(feed, new RecordingHandler());
        using var request = CreateRequest(server.Address.Replace("v3/index.json", "first"));

        using var response = await invoker.SendAsync(request, Token);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(
            ["/first: a header, an option", "/index.json: a header, an option"], feed.Requests);
    }

    [Fact]
    public async Task A_redirect_to_another_host_takes_neither_the_headers_nor_the_options_along()
    {
        await using var server = await FeedServer.StartAsync();
        await using var other = await FeedServer.StartAsync();
        server.Fail("GET", "/first", FeedServer.Redirect(302, other.Address));
        using var feed = new RecordingHandler();
        using var elsewhere = new RecordingHandler();
        using var invoker = Create(feed, elsewhere);
        using var request = CreateRequest(server.Address.Replace("v3/index.json", "first"));

        using var response = await invoker.SendAsync(request, Token);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(["/first: a header, an option"], feed.Requests);
        Assert.Equal(["/index.json: , "], elsewhere.Requests);
    }

    private static HttpMessageInvoker Create(HttpMessageHandler feed, HttpMessageHandler elsewhere) =>
        new(new FeedHttpHandler(feed, elsewhere, allowInsecure: true, TimeProvider.System));

    private static HttpRequestMessage CreateRequest(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add(Header, "a header");
        request.Options.Set(_option, "an option");
        return request;
    }

    /// <summary>Sends requests, and keeps the last part of each one's path, its header and its option.</summary>
    private sealed class RecordingHandler() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
    {
        public List<string> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            var header = request.Headers.TryGetValues(Header, out var values) ? string.Join(' ', values) : "";
            request.Options.TryGetValue(_option, out var option);
            Requests.Add($"{path[path.LastIndexOf('/')..]}: {header}, {option}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
