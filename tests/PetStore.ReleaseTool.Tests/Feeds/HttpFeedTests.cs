using NuGet.Configuration;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

/// <summary>A server that can be told to fail, and a client whose pauses are over at once.</summary>
public abstract class HttpFeedTests : IAsyncLifetime
{
    protected const string Commit = "1111111111111111111111111111111111111111";
    protected const string Key = "s3cret-key";
    private protected static readonly PackageIdentity Package = FixturePackage.Identity("Acme.Text", "1.0.1");

    /// <summary>Short pauses, for a client on the real clock.</summary>
    private protected static readonly FeedRetryOptions Times = new()
    {
        Backoff = TimeSpan.FromMilliseconds(20),
        Poll = TimeSpan.FromMilliseconds(20),
    };

    private readonly TemporaryFolder _folder = new();

    private protected FeedServer Server { get; private set; } = null!;

    private protected HttpFeed Feed { get; private set; } = null!;

    /// <summary>A nupkg of <see cref="Package"/> that names <see cref="Commit"/>.</summary>
    protected string Nupkg { get; private set; } = "";

    /// <summary>Where downloads go.</summary>
    protected string Held => _folder.Combine("held.nupkg");

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server = await FeedServer.StartAsync();
        Feed = Open(new FeedRetryOptions(), new VirtualClock());
        Nupkg = Write("package.nupkg", Commit);
    }

    public async ValueTask DisposeAsync()
    {
        Feed.Dispose();
        await Server.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the feed of <see cref="Server"/>, or of another address.</summary>
    private protected HttpFeed Open(FeedRetryOptions times, TimeProvider? clock = null, string? address = null) =>
        new(new PackageSource(address ?? Server.Address) { AllowInsecureConnections = true }, Key, times, clock);

    protected string Write(string name, string? commit) =>
        FixturePackage.Write(_folder.Combine(name), Package.Id, "1.0.1", commit);

    private protected async Task<PackageMetadata> PushAsync() => (await Feed.PushAsync(Package, Nupkg, Token)).Held;
}
