using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

/// <summary>
/// Whatever a server answers, and to whichever request: each operation of the feed succeeds or ends with a coded error.
/// </summary>
public sealed class HostileServerTests : HttpFeedTests
{
    private static readonly FeedRetryOptions _times = Times with
    {
        Backoff = TimeSpan.FromMilliseconds(1),
        Poll = TimeSpan.FromMilliseconds(5),
        Visibility = TimeSpan.FromMilliseconds(20),
        Conflict = TimeSpan.FromMilliseconds(20),
        MaxDocumentBytes = 1_000_000,
        Tries = 2,
    };

    private static readonly Dictionary<string, FeedServer.Fault> _faults = new()
    {
        ["nothing"] = FeedServer.Answer(200),
        ["text"] = FeedServer.Answer(200, "not json"),
        ["a web page"] = FeedServer.Answer(200, "<!DOCTYPE html><html><body>Sign in</body></html>"),
        ["XML"] = FeedServer.Answer(200, "<package><metadata/></package>"),
        ["XML with a document type"] = FeedServer.Answer(
            200, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"),
        ["null"] = FeedServer.Answer(200, "null"),
        ["a number"] = FeedServer.Answer(200, "5"),
        ["a list"] = FeedServer.Answer(200, "[]"),
        ["an object"] = FeedServer.Answer(200, "{}"),
        ["zeros"] = FeedServer.Answer(200, "\0\0\0\0"),
        ["deep JSON"] = FeedServer.Answer(200, new string('[', 100_000)),
        ["the start of a zip"] = FeedServer.Answer(200, "PK\u0003\u0004"),
        ["much"] = FeedServer.Answer(200, new string('x', 2_000_000)),
        ["UTF-16"] = Bytes([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{}")]),
        ["garbage that claims to be gzip"] = Bytes([1, 2, 3, 4], encoding: "gzip"),
        ["garbage that claims to be deflate"] = Bytes([1, 2, 3, 4], encoding: "deflate"),
        ["an unknown encoding"] = Bytes([1, 2, 3, 4], encoding: "br"),
        ["an unknown character set"] = Bytes("{}"u8.ToArray(), type: "application/json; charset=x-none"),
        ["a wrong content type"] = Bytes("{}"u8.ToArray(), type: "image/png"),
        ["an answer that is cut off"] = CutAsync,
        ["a reset"] = FeedServer.Reset,
        ["a redirect without a target"] = FeedServer.Answer(302),
        ["a redirect to nothing"] = FeedServer.Redirect(302, ""),
        ["a redirect to ftp"] = FeedServer.Redirect(302, "ftp://example.org/"),
        ["a redirect to a file"] = FeedServer.Redirect(301, "file:///etc/passwd"),
        ["a redirect to mail"] = FeedServer.Redirect(308, "mailto:a@example.org"),
        ["a redirect to a closed port"] = FeedServer.Redirect(307, "http://127.0.0.1:1/"),
        ["a redirect to an unknown host"] = FeedServer.Redirect(307, "http://feed.invalid/"),
    };

    private static readonly int[] _statuses =
    [
        201, 202, 203, 204, 205, 206, 300, 304, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417,
        418, 421,
        422, 423, 426, 428, 429, 431, 451, 499, 500, 501, 502, 503, 504, 505, 507, 511, 520, 599, 999,
    ];

    public static MatrixTheoryData<string, string> Cases => new(
        [.. _faults.Keys, .. _statuses.Select(status => $"{status}")],
        ["/v3/index.json", "/acme.text/index.json", ".nuspec", ".nupkg", "/push"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Any_answer_is_a_success_or_a_coded_error(string answer, string part)
    {
        Server.Add(Nupkg);
        var fault = _faults.TryGetValue(answer, out var named) ? named : FeedServer.Answer(int.Parse(answer));
        Server.Fail("GET", part, fault, int.MaxValue);
        Server.Fail("PUT", part, fault, int.MaxValue);
        using var feed = Open(_times);

        Exception?[] exceptions =
        [
            await Record.ExceptionAsync(() => feed.ListVersionsAsync(Package.Id, Token)),
            await Record.ExceptionAsync(() => feed.FindAsync(Package, Token)),
            await Record.ExceptionAsync(() => feed.TryDownloadAsync(Package, Held, Token)),
            await Record.ExceptionAsync(() => feed.PushAsync(Package, Nupkg, Token)),
        ];

        Assert.All(exceptions.OfType<Exception>(), exception =>
        {
            var problem = Assert.Single(Assert.IsType<ReleaseException>(exception).Problems);
            Assert.Matches(@"\APSR40\d\d\z", problem.Code);
            Assert.DoesNotContain(problem.Text, char.IsControl);
        });
    }

    [Theory]
    [InlineData("""{ "version": "2.0.0", "resources": [] }""")]
    [InlineData("""{ "version": "4.0.0", "resources": [ { "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0" } ] }""")]
    [InlineData("""{ "version": 3, "resources": null }""")]
    [InlineData("""{ "version": "3.0.0" }""")]
    [InlineData("""{ "version": "3.0.0", "resources": "none" }""")]
    [InlineData("""{ "version": "3.0.0", "resources": { "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0" } }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ null, 5, "x", [] ] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": "../flat/", "@type": "PackageBaseAddress/3.0.0" } """
        + """] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": "/flat/", "@type": "PackageBaseAddress/3.0.0" } """
        + """] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": "ftp://a/", "@type": "PackageBaseAddress/3.0.0" } """
        + """] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": "file:///tmp/", "@type": "PackageBaseAddress/3.0.0" """
        + """} ] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": "", "@type": "PackageBaseAddress/3.0.0" } ] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": 5, "@type": "PackageBaseAddress/3.0.0" } ] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": """
        + """["FLAT", "FLAT"], "@type": "PackageBaseAddress/3.0.0" } ] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": "FLAT", "@type": 5 }, { "@id": "FLAT" }, """
        + """{ "@type": null } ] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ { "@id": "FLAT", "@type": "packagebaseaddress/3.0.0" } ] }""")]
    [InlineData("""{ "version": "3.0.0", "resources": [ """
        + """{ "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0", "clientVersion": "99.0.0" } ] }""")]
    public async Task An_index_without_an_address_of_the_packages_is_a_coded_error(string index)
    {
        AnswerIndex(index);

        var exception = await Assert.ThrowsAsync<ReleaseException>(() => Feed.FindAsync(Package, Token));

        Assert.Equal("PSR4006", Assert.Single(exception.Problems).Code);
    }

    [Theory]
    [InlineData("""{ "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0" }""")]
    [InlineData("""{ "@id": "FLAT", "@type": ["Unknown/1.0.0", "PackageBaseAddress/3.0.0", null, 5] }""")]
    [InlineData("""{ "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0" }, """
        + """{ "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0" }""")]
    [InlineData("""{ "@id": "../x", "@type": "PackageBaseAddress/3.0.0" }, """
        + """{ "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0" }""")]
    [InlineData("""{ "@id": "ftp://a/", "@type": "PackageBaseAddress/3.0.0" }, """
        + """{ "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0" }""")]
    [InlineData("""{ "@id": "FLAT", "@type": "PackageBaseAddress/3.0.0", "comment": {}, "clientVersion": "4.0.0" }, """
        + """{ "@type": "X" }""")]
    public async Task An_index_with_duplicate_and_unknown_entries_is_read(string resources)
    {
        Server.Add(Nupkg);
        AnswerIndex($$"""{ "version": "3.0.0", "resources": [ {{resources}} ], "@context": 5 }""");

        Assert.Equal(Commit, (await Feed.FindAsync(Package, Token))!.Commit);
    }

    [Fact]
    public async Task The_query_string_of_the_packages_address_is_sent_with_each_request_below_it()
    {
        Server.Add(Nupkg);
        AnswerIndex("""
            { "version": "3.0.0", "resources": [ { "@id": "FLAT?sig=1", "@type": "PackageBaseAddress/3.0.0" } ] }
            """);
        var queries = new ConcurrentQueue<string?>();
        Server.Fail("GET", "/flat/", (context, next) =>
        {
            queries.Enqueue(context.Request.QueryString.Value);
            return next();
        }, int.MaxValue);

        var found = await Feed.FindAsync(Package, Token);

        Assert.Equal(Commit, found!.Commit);
        Assert.Equal(["?sig=1", "?sig=1", "?sig=1"], queries);
    }

    [Theory]
    [InlineData("""{ "versions": [ 1, "1.0.1" ] }""", false)]
    [InlineData("""{ "versions": null }""", false)]
    [InlineData("""{ "versions": { "1.0.1": {} } }""", false)]
    [InlineData("""{ "data": [ "1.0.1" ] }""", false)]
    [InlineData("""{ "versions": [ null, "", "x", "1.0.1", "1.0.1", "1.0.1.0" ], "versions2": 5 }""", true)]
    [InlineData("""{ "versions": [ "1.0.1+build" ] }""", true)]
    public async Task A_list_of_versions_is_read_or_a_coded_error(string list, bool isRead)
    {
        Server.Add(Nupkg);
        Server.Fail("GET", "/acme.text/index.json", FeedServer.Answer(200, list), int.MaxValue);

        var exception = await Record.ExceptionAsync(() => Feed.FindAsync(Package, Token));

        Assert.Equal(isRead ? null : "PSR4006", (exception as ReleaseException)?.Problems[0].Code);
    }

    [Theory]
    [InlineData("acme.text", "1.0.1")]
    [InlineData("ACME.TEXT", "1.0.1.0")]
    [InlineData("Acme.Text", "1.0.01")]
    public async Task A_nuspec_that_writes_the_id_or_the_version_in_another_way_is_that_package(
        string id, string version)
    {
        Server.Add(Nupkg);
        Server.Fail("GET", ".nuspec", FeedServer.Answer(200, $"""
            <package><metadata><id>{id}</id><version>{version}</version><description>x</description><authors>x</authors>
            <repository type="git" commit="{Commit}" /></metadata></package>
            """));

        var found = await Feed.FindAsync(Package, Token);

        Assert.Equal(
            (Package.Id, Package.Version.ToString(), Commit),
            (found!.Identity.Id, found.Identity.Version.ToString(), found.Commit));
    }

    private void AnswerIndex(string index) => Server.Fail(
        "GET",
        "/v3/index.json",
        FeedServer.Answer(200, index.Replace("FLAT", Server.Address.Replace("v3/index.json", "flat/"))),
        int.MaxValue);

    private static FeedServer.Fault Bytes(byte[] bytes, string? encoding = null, string? type = null) =>
        async (context, _) =>
    {
        context.Response.Headers.ContentEncoding = encoding;
        context.Response.ContentType = type;
        await context.Response.Body.WriteAsync(bytes);
    };

    private static async Task CutAsync(HttpContext context, Func<Task> next)
    {
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("{");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
