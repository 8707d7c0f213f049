using NuGet.Configuration;
using NuGet.Protocol;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Finds the feed that <c>--feed</c> names: an address, a source of nuget.config, or a folder.</summary>
internal static class FeedLocator
{
    /// <summary>Opens a feed.</summary>
    /// <param name="options">The feed as the caller names it, and how to reach it.</param>
    /// <param name="root">The root of the repository: its nuget.config counts, and a folder is relative to it.</param>
    /// <exception cref="ReleaseException">A nuget.config cannot be read, or the address cannot be used safely.</exception>
    public static IPackageFeed Open(FeedOptions options, string root)
    {
        CheckText("--feed", options.Feed, options.Feed);
        var source = FindSource(options.Feed, root);
        if (!IsServer(source.Source))
        {
            return new FolderFeed(FindFolder(source.Source, root));
        }

        CheckText("the API key", options.ApiKey, source.Name);
        source.AllowInsecureConnections |= options.AllowInsecureConnections;
        CheckAddress(source);
        HttpHandlerResourceV3.CredentialService = new Lazy<ICredentialService>(() => new FeedCredentials(Environment.GetEnvironmentVariable));
        return new HttpFeed(source, options.ApiKey, new FeedRetryOptions());
    }

    // A source of nuget.config brings its credentials and settings along, named by its key or by its address.
    private static PackageSource FindSource(string feed, string root)
    {
        try
        {
            return new PackageSourceProvider(Settings.LoadDefaultSettings(root)).LoadPackageSources().FirstOrDefault(source =>
                    source.Name.Equals(feed, StringComparison.OrdinalIgnoreCase)
                    || (IsServer(feed) && source.Source.Equals(feed, StringComparison.OrdinalIgnoreCase)))
                ?? new PackageSource(feed);
        }
        catch (Exception exception) when (exception is NuGetConfigurationException or IOException or UnauthorizedAccessException)
        {
            throw new ReleaseException(FeedProblems.UnusableAddress(feed, $"a nuget.config cannot be read: {exception.Message} Correct that file"));
        }
    }

    private static string FindFolder(string location, string root) =>
        Uri.TryCreate(location, UriKind.Absolute, out var address) && address.IsFile ? address.LocalPath : Path.GetFullPath(location, root);

    private static void CheckText(string what, string? text, string feed)
    {
        if (text?.Contains("$(", StringComparison.Ordinal) == true)
        {
            throw new ReleaseException(FeedProblems.UnusableAddress(
                feed, $"{what} still holds '$(', a variable of the pipeline that has no value. Define it, or map it into the step"));
        }
    }

    private static void CheckAddress(PackageSource source)
    {
        var address = source.SourceUri;
        if (address.UserInfo.Length > 0)
        {
            throw new ReleaseException(FeedProblems.UnusableAddress(
                address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped),
                "its address holds a user name or a password, which would be printed. Put them into packageSourceCredentials of nuget.config"));
        }

        if (address.Scheme == Uri.UriSchemeHttp && !source.AllowInsecureConnections)
        {
            throw new ReleaseException(FeedProblems.UnusableAddress(
                source.Source,
                "it is plain http, so anyone on the way can read and change what is sent. Use https, set allowInsecureConnections in "
                + "nuget.config, or give --allow-insecure-connections"));
        }
    }

    private static bool IsServer(string location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
}
