using System.Text;
using System.Text.Json;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// The requests to one V3 server, each sent once. What fails is an exception that <see cref="FeedFailure"/> explains.
/// </summary>
internal sealed class V3Client(PackageSource source, string? apiKey, FeedRetryOptions times, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1);
    private FeedConnection? _connection;
    private FeedReader? _reader;
    private ServiceIndex? _index;

    /// <summary>Gets the address of the server, without secrets.</summary>
    public string Name { get; } = FeedAddress.Redact(source.Source);

    /// <summary>Gets the proxy that requests go through; null when there is none, or nothing was sent yet.</summary>
    public string? Proxy => _connection?.Proxy;

    /// <summary>Gets what the last answer asked to wait; zero when it did not.</summary>
    public TimeSpan RetryAfter => _connection?.RetryAfter ?? TimeSpan.Zero;

    public async Task<IReadOnlyList<NuGetVersion>> ListVersionsAsync(string id, CancellationToken cancellationToken)
    {
        var address = await GetAddressAsync($"{id.ToLowerInvariant()}/index.json", cancellationToken);
        return await _reader!.ReadTextAsync(address, cancellationToken) is { } text ? ParseVersions(text, address) : [];
    }

    /// <summary>Finds out how much of a package the server shows.</summary>
    /// <exception cref="ReleaseException">What should be the nupkg is something else.</exception>
    public async Task<PackagePresence> LookAsync(PackageIdentity package, CancellationToken cancellationToken)
    {
        var isListed = (await ListVersionsAsync(package.Id, cancellationToken)).Contains(package.Version);
        var address = await GetNupkgAddressAsync(package, cancellationToken);
        return await _reader!.IsZipAsync(address, cancellationToken) switch
        {
            true => new PackagePresence(isListed, HasNupkg: true),
            false => throw new ReleaseException(FeedProblems.UnreadablePackage(
                FeedAddress.Redact(address.AbsoluteUri), "it is not a zip archive")),
            null => new PackagePresence(isListed, HasNupkg: false),
        };
    }

    /// <summary>
    /// Reads what a package says of itself, from its nuspec or, where the server has none, from its nupkg.
    /// </summary>
    /// <exception cref="ReleaseException">The package is damaged, or is another one.</exception>
    public async Task<PackageMetadata?> ReadAsync(PackageIdentity package, CancellationToken cancellationToken)
    {
        var address = await GetFileAddressAsync(package, $"{package.Id.ToLowerInvariant()}.nuspec", cancellationToken);
        if (ParseNuspec(await _reader!.ReadOptionalTextAsync(address, cancellationToken)) is { } metadata)
        {
            return Check(metadata, package, address);
        }

        using var scratch = new ScratchFolder();
        return await DownloadAsync(package, Path.Combine(scratch.Path, PackageFile.NameOf(package)), cancellationToken);
    }

    /// <summary>Downloads a nupkg into a file.</summary>
    /// <returns>What it says of itself; null when the server does not have it.</returns>
    /// <exception cref="ReleaseException">The package is damaged, or is another one.</exception>
    public async Task<PackageMetadata?> DownloadAsync(
        PackageIdentity package, string path, CancellationToken cancellationToken)
    {
        var address = await GetNupkgAddressAsync(package, cancellationToken);
        if (!await _reader!.TryDownloadAsync(address, path, cancellationToken))
        {
            return null;
        }

        await using var stream = File.OpenRead(path);
        return PackageFile.TryRead(stream, out var metadata, out var damage)
            ? Check(metadata, package, address)
            : throw new ReleaseException(
                FeedProblems.UnreadablePackage(FeedAddress.Redact(address.AbsoluteUri), damage));
    }

    /// <summary>Finds the address that takes packages.</summary>
    /// <exception cref="ReleaseException">The server takes none.</exception>
    public async Task<Uri> GetPublishAddressAsync(CancellationToken cancellationToken)
    {
        await GetIndexAsync(cancellationToken);
        return _index!.Publish ?? throw new ReleaseException(FeedProblems.NoPublishResource(Name));
    }

    /// <summary>Uploads a nupkg.</summary>
    /// <exception cref="FatalProtocolException">The client refused by itself, and only said so in its log.</exception>
    public async Task UploadAsync(string path, CancellationToken cancellationToken)
    {
        var log = new FeedLog();
        var address = await GetPublishAddressAsync(cancellationToken);
        await new PackageUpdateResource(address.AbsoluteUri, _connection!.Http).Push(
            [path],
            symbolSource: null,
            (int)times.Request.TotalSeconds,
            disableBuffering: false,
            getApiKey: _ => apiKey,
            getSymbolApiKey: _ => null,
            noServiceEndpoint: false,
            skipDuplicate: false,
            symbolPackageUpdateResource: null,
            source.AllowInsecureConnections,
            log).WaitAsync(cancellationToken);
        if (log.Errors is [var error, ..])
        {
            throw new FatalProtocolException(error);
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _opening.Dispose();
    }

    private static IReadOnlyList<NuGetVersion> ParseVersions(string text, Uri address)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return [.. document.RootElement.GetProperty("versions").EnumerateArray()
                .Select(each => NuGetVersion.TryParse(each.GetString(), out var version) ? version : null)
                .OfType<NuGetVersion>()];
        }
        catch (
            Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FeedAnswerException(
                $"what it answers to a request of {address.AbsoluteUri} is not a list of versions.");
        }
    }

    /// <returns>
    /// Null when the text is something else, such as the web page that some servers show instead of an error.
    /// </returns>
    private static PackageMetadata? ParseNuspec(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return PackageFile.ReadNuspec(new NuspecReader(new MemoryStream(Encoding.UTF8.GetBytes(text))));
        }
        catch (Exception exception) when (PackageFile.IsDamage(exception))
        {
            return null;
        }
    }

    private static PackageMetadata Check(PackageMetadata metadata, PackageIdentity package, Uri address) =>
        metadata.Identity.Equals(package) ? metadata with { Identity = package }
            : throw new ReleaseException(FeedProblems.UnreadablePackage(
                FeedAddress.Redact(address.AbsoluteUri), $"it says that it is {metadata.Identity}"));

    private Task<Uri> GetNupkgAddressAsync(PackageIdentity package, CancellationToken cancellationToken) =>
        GetFileAddressAsync(
            package,
            $"{package.Id}.{package.Version.ToNormalizedString()}.nupkg".ToLowerInvariant(),
            cancellationToken);

    private Task<Uri> GetFileAddressAsync(PackageIdentity package, string file, CancellationToken cancellationToken)
    {
        var folder = $"{package.Id}/{package.Version.ToNormalizedString()}".ToLowerInvariant();
        return GetAddressAsync($"{folder}/{file}", cancellationToken);
    }

    private async Task<Uri> GetAddressAsync(string path, CancellationToken cancellationToken)
    {
        var index = await GetIndexAsync(cancellationToken);
        return new Uri($"{index.Packages.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}{index.Packages.Query}");
    }

    private async Task<ServiceIndex> GetIndexAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            _connection ??= await FeedConnection.CreateAsync(source, clock, cancellationToken);
            _reader ??= new FeedReader(_connection.Http, times, clock);
            return _index ??= ServiceIndex.Parse(
                await _reader.ReadTextAsync(source.SourceUri, cancellationToken)
                    ?? throw new FeedAnswerException("it answers that it has nothing at this address."),
                source);
        }
        finally
        {
            _opening.Release();
        }
    }
}
