using System.Text.Json;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>NuGet's client for one server, told to send each request once. What fails is an exception that <see cref="FeedFailure"/> explains.</summary>
internal sealed class V3Client : IDisposable
{
    private const string PackageBaseAddress = "PackageBaseAddress/3.0.0";
    private const string PackagePublish = "PackagePublish/2.0.0";

    private readonly PackageSource _source;
    private readonly string? _apiKey;
    private readonly TimeSpan _timeout;
    private readonly FeedLog _log = new();
    private readonly SourceCacheContext _cache = new() { NoCache = true, DirectDownload = true };
    private readonly FeedHttpHandlerProvider _handlers = new();
    private readonly NoRetryHandler _singleTry = new();
    private readonly SourceRepository _repository;
    private bool _hasIndex;

    public V3Client(PackageSource source, string? apiKey, TimeSpan timeout)
    {
        _source = source;
        _apiKey = apiKey;
        _timeout = timeout;
        _repository = new SourceRepository(source, [new Lazy<INuGetResourceProvider>(() => _handlers), .. Repository.Provider.GetCoreV3()]);
    }

    /// <summary>The address of the server, without secrets.</summary>
    public string Name => _source.Source;

    /// <summary>What the last answer asked to wait; zero when it did not.</summary>
    public TimeSpan RetryAfter => _handlers.Handler?.RetryAfter ?? TimeSpan.Zero;

    public async Task<IReadOnlyList<NuGetVersion>> ListVersionsAsync(string id, CancellationToken cancellationToken)
    {
        var resource = await GetResourceAsync<FindPackageByIdResource>(cancellationToken);
        return [.. await resource.GetAllVersionsAsync(id, _cache, _log, cancellationToken) ?? []];
    }

    /// <summary>Reads a package's nuspec, which is much smaller than the package.</summary>
    public async Task<PackageMetadata?> FindAsync(PackageIdentity package, CancellationToken cancellationToken)
    {
        var root = await FindEntryAsync(PackageBaseAddress, cancellationToken);
        var id = package.Id.ToLowerInvariant();
        var address = $"{root.AbsoluteUri.TrimEnd('/')}/{id}/{package.Version.ToNormalizedString().ToLowerInvariant()}/{id}.nuspec";
        var request = new HttpSourceRequest(address, _log) { IgnoreNotFounds = true, RequestTimeout = _timeout };
        var http = (await GetResourceAsync<HttpSourceResource>(cancellationToken)).HttpSource;
        return await http.ProcessStreamAsync(request, stream => Task.FromResult(ReadNuspec(package, address, stream)), _cache, _log, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(PackageIdentity package, CancellationToken cancellationToken)
    {
        var resource = await GetResourceAsync<FindPackageByIdResource>(cancellationToken);
        var stream = new MemoryStream();
        var found = await resource.CopyNupkgToStreamAsync(package.Id, package.Version, stream, _cache, _log, cancellationToken);
        stream.Position = 0;
        return found ? stream : null;
    }

    /// <summary>Uploads a nupkg.</summary>
    /// <exception cref="FatalProtocolException">The client refused by itself, and only said so in its log.</exception>
    public async Task UploadAsync(string path, CancellationToken cancellationToken)
    {
        var log = new FeedLog();
        await FindEntryAsync(PackagePublish, cancellationToken);
        var resource = await GetResourceAsync<PackageUpdateResource>(cancellationToken);
        await resource.Push(
            [path],
            symbolSource: null,
            (int)_timeout.TotalSeconds,
            disableBuffering: false,
            getApiKey: _ => _apiKey,
            getSymbolApiKey: _ => null,
            noServiceEndpoint: false,
            skipDuplicate: false,
            symbolPackageUpdateResource: null,
            _source.AllowInsecureConnections,
            log).WaitAsync(cancellationToken);
        if (log.Errors is [var error, ..])
        {
            throw new FatalProtocolException(error);
        }
    }

    public void Dispose()
    {
        _cache.Dispose();
        _handlers.Handler?.Dispose();
    }

    private static PackageMetadata? ReadNuspec(PackageIdentity package, string address, Stream? stream)
    {
        if (stream is null)
        {
            return null;
        }

        try
        {
            var nuspec = new NuspecReader(stream);
            var commit = nuspec.GetRepositoryMetadata()?.Commit;
            return nuspec.GetIdentity().Equals(package)
                ? new PackageMetadata(package, string.IsNullOrEmpty(commit) ? null : commit)
                : throw new ReleaseException(FeedProblems.DamagedPackage(address, $"it says that it is {nuspec.GetIdentity()}"));
        }
        catch (Exception exception) when (exception is System.Xml.XmlException or PackagingException or ArgumentException)
        {
            throw new ReleaseException(FeedProblems.DamagedPackage(address, exception.Message));
        }
    }

    private async Task<Uri> FindEntryAsync(string type, CancellationToken cancellationToken)
    {
        var index = await GetResourceAsync<ServiceIndexResourceV3>(cancellationToken);
        return index.GetServiceEntryUri(type) ?? throw new ReleaseException(FeedProblems.UnreadableFeed(Name, $"its service index has no {type}."));
    }

    private async Task<T> GetResourceAsync<T>(CancellationToken cancellationToken)
        where T : class, INuGetResource
    {
        var http = (await _repository.GetResourceAsync<HttpSourceResource>(cancellationToken))!.HttpSource;
        http.RetryHandler = _singleTry;
        if (!_hasIndex)
        {
            await CheckIndexAsync(http, cancellationToken);
        }

        return await _repository.GetResourceAsync<T>(cancellationToken)
            ?? throw new ReleaseException(FeedProblems.UnreadableFeed(Name, $"it offers no {typeof(T).Name}."));
    }

    // NuGet's client tries for a minute to read an index that is garbage, or at an address that is wrong.
    private async Task CheckIndexAsync(HttpSource http, CancellationToken cancellationToken)
    {
        var request = new HttpSourceRequest(_source.SourceUri, _log) { RequestTimeout = _timeout };
        _hasIndex = await http.ProcessStreamAsync(request, IsIndexAsync, _cache, _log, cancellationToken)
            ? true
            : throw new ReleaseException(FeedProblems.UnreadableFeed(Name, "what it answers is no V3 service index."));

        async Task<bool> IsIndexAsync(Stream? stream)
        {
            try
            {
                using var document = await JsonDocument.ParseAsync(stream!, cancellationToken: cancellationToken);
                return document.RootElement.ValueKind == JsonValueKind.Object
                    && document.RootElement.TryGetProperty("version", out var version)
                    && NuGetVersion.TryParse(version.ToString(), out _);
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }
}
