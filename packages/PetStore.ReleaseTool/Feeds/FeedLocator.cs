using System.Security.Cryptography;
using NuGet.Configuration;
using NuGet.Protocol;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Problems;

namespace PetStore.ReleaseTool.Feeds;

/// <summary>Finds the feed that <c>--feed</c> names: an address, a source of nuget.config, or a folder.</summary>
/// <param name="options">The feed as the caller names it, and how to reach it.</param>
/// <param name="root">The root of the repository: its nuget.config counts, and a folder is relative to it.</param>
internal sealed class FeedLocator(FeedOptions options, string root)
{
    private readonly string _value = options.Feed.Trim();

    /// <summary>Opens a feed.</summary>
    /// <param name="options">The feed as the caller names it, and how to reach it.</param>
    /// <param name="root">The root of the repository: its nuget.config counts, and a folder is relative to it.</param>
    /// <exception cref="ReleaseException">
    /// A nuget.config cannot be read, or the value is not a feed that can be used.
    /// </exception>
    public static IPackageFeed Open(FeedOptions options, string root) => new FeedLocator(options, root).Open();

    private IPackageFeed Open()
    {
        if (HasVariable(_value))
        {
            throw new ReleaseException(FeedProblems.UnexpandedVariable($"--feed '{FeedAddress.RedactUnused(_value)}'"));
        }

        var sources = LoadSources();
        return FeedAddress.IsServer(_value)
            ? OpenServer(sources.FirstOrDefault(IsOfAddress) ?? new PackageSource(_value))
            : FolderPath.IsPlain(_value) ? OpenFolder(_value, sources)
            : sources.FirstOrDefault(
                source => source.Name.Equals(_value, StringComparison.OrdinalIgnoreCase)) is not { } named
                ? OpenFolder(_value, sources)
            : FeedAddress.IsServer(named.Source) ? OpenServer(named)
            : OpenFolder(named.Source, sources);
    }

    private bool IsOfAddress(PackageSource source) => source.Source.Equals(_value, StringComparison.OrdinalIgnoreCase);

    // A source of nuget.config brings its credentials and settings along.
    private List<PackageSource> LoadSources()
    {
        NamedPipes.CheckAbove(root);
        ScratchFolder.CheckForNuGet();
        try
        {
            return [.. new PackageSourceProvider(Settings.LoadDefaultSettings(root)).LoadPackageSources()];
        }
        catch (Exception exception) when (
            exception is NuGetConfigurationException or IOException or UnauthorizedAccessException
            or ArgumentException or FormatException or InvalidOperationException or CryptographicException)
        {
            throw new ReleaseException(FeedProblems.UnreadableConfiguration(FeedAddress.RedactAll(exception.Message)));
        }
    }

    private FolderFeed OpenFolder(string value, IEnumerable<PackageSource> sources) =>
        FolderPath.FindDefect(value, root) is { } defect
            ? throw new ReleaseException(FeedProblems.UnknownFeed(
                DisplayText.Sanitize(FeedAddress.RedactUnused(value)), defect,
                sources.Select(source => FeedAddress.Redact(source.Name))))
            : new FolderFeed(FolderPath.Resolve(value, root));

    private HttpFeed OpenServer(PackageSource source)
    {
        var name = FeedAddress.Redact(source.Source);
        if (options.ApiKey is { } key && HasVariable(key))
        {
            throw new ReleaseException(FeedProblems.UnexpandedVariable("The API key"));
        }

        source.AllowInsecureConnections |= options.AllowInsecureConnections;
        source.ProtocolVersion = 3;
        if (source.SourceUri.UserInfo.Length > 0)
        {
            throw new ReleaseException(FeedProblems.AddressWithSecret(name));
        }

        if (source.SourceUri.Scheme == Uri.UriSchemeHttp && !source.AllowInsecureConnections)
        {
            throw new ReleaseException(FeedProblems.InsecureAddress(name));
        }

        CheckPassword(source);
        HttpHandlerResourceV3.CredentialService =
            new Lazy<ICredentialService>(() => new FeedCredentials(Environment.GetEnvironmentVariable));
        var times = new FeedRetryOptions();
        return new HttpFeed(
            source, options.ApiKey,
            options.Wait is { } wait ? times with { Visibility = wait, Conflict = wait } : times);
    }

    private static void CheckPassword(PackageSource source)
    {
        try
        {
            _ = source.Credentials?.Password;
        }
        catch (Exception exception) when (
            exception is NuGetConfigurationException or CryptographicException or FormatException
            or PlatformNotSupportedException)
        {
            throw new ReleaseException(FeedProblems.UnreadablePassword(DisplayText.Sanitize(source.Name)));
        }
    }

    private static bool HasVariable(string text) => text.Contains("$(", StringComparison.Ordinal);
}
