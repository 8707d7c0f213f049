using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NuGet.Packaging;
using NuGet.Packaging.Core;

namespace PetStore.ReleaseTool.Tests.Fixtures;

/// <summary>A V3 feed on a loopback address, which can be told to fail.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    // NuGet's client keeps service indexes on the disk by their address, and a port comes back.
    private readonly string _root = $"/{Guid.NewGuid():N}";
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, byte[]> _packages = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _unlisted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Func<HttpRequest, bool> Matches, Fault Fault)> _faults = [];

    private FeedServer(WebApplication application) => _application = application;

    /// <summary>Answers a request itself, or lets the feed answer it.</summary>
    public delegate Task Fault(HttpContext context, Func<Task> next);

    /// <summary>The address of the service index.</summary>
    public string Address { get; private set; } = "";

    /// <summary>
    /// Every request: method, path, whether it carried credentials or an API key, and whether it came without TLS to a server that
    /// has TLS.
    /// </summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Starts a server without TLS.</summary>
    public static Task<FeedServer> StartAsync() => StartAsync(options => { });

    /// <summary>Starts a server whose one port takes connections with TLS and without.</summary>
    public static async Task<FeedServer> StartSecureAsync()
    {
        var server = await StartAsync(AcceptBoth);
        server.Address = server.Address.Replace("http://", "https://");
        return server;
    }

    private static async Task<FeedServer> StartAsync(Action<ListenOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, configure));
        var server = new FeedServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        var features = server._application.Services.GetRequiredService<IServer>().Features;
        var address = features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Address = $"{address}{server._root}/v3/index.json";
        return server;
    }

    /// <summary>Fails the next requests that match; the faults that were given first come first.</summary>
    public void Fail(string method, string pathPart, Fault fault, int times = 1)
    {
        var left = times;
        _faults.Add((
            request => request.Method == method && request.Path.Value!.Contains(pathPart, StringComparison.Ordinal)
                && Interlocked.Decrement(ref left) >= 0,
            fault));
    }

    /// <summary>Adds a package without a push.</summary>
    public void Add(string path)
    {
        using var reader = new PackageArchiveReader(path);
        _packages[KeyOf(reader.NuspecReader.GetIdentity())] = File.ReadAllBytes(path);
    }

    /// <summary>Adds a package that can be downloaded, but that is in no list of versions.</summary>
    public void AddUnlisted(string path)
    {
        Add(path);
        using var reader = new PackageArchiveReader(path);
        _unlisted[KeyOf(reader.NuspecReader.GetIdentity())] = true;
    }

    public bool Holds(PackageIdentity package) => _packages.ContainsKey(KeyOf(package));

    /// <summary>The nupkgs, by <c>id/version</c> in lower case.</summary>
    public IReadOnlyDictionary<string, byte[]> ReadPackages() => new Dictionary<string, byte[]>(_packages);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    public static Fault Answer(int status, string body = "", string? retryAfter = null) => (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(body);
    };

    public static Fault Redirect(int status, string location) => (context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    public static Task Reset(HttpContext context, Func<Task> next)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public static async Task CommitThenReset(HttpContext context, Func<Task> next)
    {
        await next();
        context.Abort();
    }

    private static void AcceptBoth(ListenOptions options)
    {
        const byte Handshake = 0x16;
        ConnectionDelegate? withoutTls = null;
        options.Use(withTls => async connection =>
        {
            var start = await connection.Transport.Input.ReadAsync();
            var isTls = start.Buffer.FirstSpan is [Handshake, ..];
            connection.Transport.Input.AdvanceTo(start.Buffer.Start);
            await (isTls ? withTls(connection) : withoutTls!(connection));
        });
        options.UseHttps(TestCertificate.Create("1.3.6.1.5.5.7.3.1"));
        options.Use(next => withoutTls = next);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        context.Request.Path = context.Request.Path.Value![_root.Length..];
        var credentials = $"{(context.Request.Headers.Authorization.Count > 0 ? " with credentials" : "")}"
            + $"{(context.Request.Headers.ContainsKey("X-NuGet-ApiKey") ? " with key" : "")}"
            + (Address.StartsWith("https:", StringComparison.Ordinal) && !context.Request.IsHttps ? " without TLS" : "");
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}{credentials}");
        var fault = _faults.FirstOrDefault(each => each.Matches(context.Request)).Fault;
        await (fault is null ? ServeAsync(context) : fault(context, () => ServeAsync(context)));
    }

    private Task ServeAsync(HttpContext context) =>
        (context.Request.Method, context.Request.Path.Value!.Trim('/').Split('/')) switch
        {
            ("GET", ["v3", "index.json"]) => WriteIndexAsync(context),
            ("GET", ["flat", var id, "index.json"]) => WriteVersionsAsync(context, id),
            ("GET", ["flat", var id, var version, var file]) => WriteFileAsync(context, $"{id}/{version}", file),
            ("PUT", ["push"]) => TakeAsync(context),
            _ => Answer(404)(context, () => Task.CompletedTask),
        };

    private Task WriteIndexAsync(HttpContext context)
    {
        var root = Address[..^"/v3/index.json".Length];
        return context.Response.WriteAsJsonAsync(new
        {
            version = "3.0.0",
            resources = new[]
            {
                new Dictionary<string, string> { ["@id"] = $"{root}/flat/", ["@type"] = "PackageBaseAddress/3.0.0" },
                new Dictionary<string, string> { ["@id"] = $"{root}/push", ["@type"] = "PackagePublish/2.0.0" },
            },
        });
    }

    private Task WriteVersionsAsync(HttpContext context, string id)
    {
        string[] versions =
        [
            .. _packages.Keys
                .Where(
                    key => !_unlisted.ContainsKey(key) && key.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase))
                .Select(key => key[(id.Length + 1)..]),
        ];
        return versions.Length == 0
            ? Answer(404)(context, () => Task.CompletedTask)
            : context.Response.WriteAsJsonAsync(new { versions });
    }

    private async Task WriteFileAsync(HttpContext context, string key, string file)
    {
        if (!_packages.TryGetValue(key, out var bytes))
        {
            context.Response.StatusCode = 404;
        }
        else if (file.EndsWith(".nupkg", StringComparison.Ordinal))
        {
            await context.Response.Body.WriteAsync(bytes);
        }
        else
        {
            using var reader = new PackageArchiveReader(new MemoryStream(bytes));
            using var nuspec = reader.GetNuspec();
            await nuspec.CopyToAsync(context.Response.Body);
        }
    }

    private async Task TakeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        using var memory = new MemoryStream();
        await form.Files[0].CopyToAsync(memory);
        using var reader = new PackageArchiveReader(new MemoryStream(memory.ToArray()));
        context.Response.StatusCode = _packages.TryAdd(KeyOf(reader.NuspecReader.GetIdentity()), memory.ToArray())
            ? 201
            : 409;
    }

    private static string KeyOf(PackageIdentity package) =>
        $"{package.Id}/{package.Version.ToNormalizedString()}".ToLowerInvariant();
}
