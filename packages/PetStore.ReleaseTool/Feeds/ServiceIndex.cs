using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NuGet.Configuration;
using NuGet.Protocol;
using NuGet.Versioning;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>
/// What the service index of a V3 server says. It is read once for a run, and never from NuGet's cache on the disk.
/// </summary>
/// <param name="Packages">The address below which versions, nuspecs and nupkgs lie.</param>
/// <param name="Publish">The address that takes packages; null when the server takes none.</param>
internal sealed record ServiceIndex(Uri Packages, Uri? Publish)
{
    private const string PackageBaseAddress = "PackageBaseAddress/3.0.0";
    private const string PackagePublish = "PackagePublish/2.0.0";

    /// <summary>Reads a service index as NuGet's client does.</summary>
    /// <param name="text">The document.</param>
    /// <param name="source">The source, which may allow insecure connections.</param>
    /// <exception cref="FeedAnswerException">
    /// The document is not a V3 service index, or its addresses cannot be used.
    /// </exception>
    public static ServiceIndex Parse(string text, PackageSource source)
    {
        var index = ParseResources(text);
        return new ServiceIndex(
            Find(index, PackageBaseAddress, source) ?? throw new FeedAnswerException(
                $"its service index names no absolute http address for {PackageBaseAddress}."),
            Find(index, PackagePublish, source));
    }

    private static ServiceIndexResourceV3 ParseResources(string text)
    {
        try
        {
            return JToken.Parse(text) is JObject document
                && NuGetVersion.TryParse(document["version"]?.ToString() ?? "", out var version)
                && version.Major == 3
                    ? new ServiceIndexResourceV3(document, DateTime.UtcNow)
                    : throw new FeedAnswerException("what it answers is not a V3 service index.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FeedAnswerException("what it answers is not a V3 service index.");
        }
    }

    private static Uri? Find(ServiceIndexResourceV3 index, string type, PackageSource source)
    {
        var address = index.GetServiceEntryUris(type).FirstOrDefault(FeedAddress.IsServer);
        return address?.Scheme == Uri.UriSchemeHttp && source.SourceUri.Scheme == Uri.UriSchemeHttps
            && !source.AllowInsecureConnections
            ? throw new FeedAnswerException(
                $"its service index names {address.AbsoluteUri} for {type}, which is not secure.")
            : address;
    }
}
