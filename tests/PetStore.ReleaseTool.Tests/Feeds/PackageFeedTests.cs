using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

/// <summary>What every kind of feed does. Each kind has a class that inherits these tests.</summary>
public abstract class PackageFeedTests : IAsyncLifetime
{
    private static readonly PackageIdentity _package = FixturePackage.Identity("My.X", "1.0.1");
    private readonly TemporaryFolder _folder = new();
    private IPackageFeed _feed = null!;

    /// <summary>Gets the class of this kind of feed.</summary>
    public abstract Type Kind { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _feed = FeedLocator.Open(
            new FeedOptions(await CreateAsync(), "a-key", AllowInsecureConnections: true), Combine("."));

    public virtual ValueTask DisposeAsync()
    {
        _feed.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Its_address_opens_it()
    {
        Assert.IsType(Kind, _feed);
    }

    [Fact]
    public async Task A_package_that_it_does_not_hold_is_not_found()
    {
        Assert.Empty(await _feed.ListVersionsAsync("My.X", Token));
        Assert.Null(await _feed.FindAsync(_package, Token));
        Assert.False(await _feed.TryDownloadAsync(_package, Combine("held"), Token));
    }

    [Fact]
    public async Task It_holds_what_was_pushed()
    {
        var nupkg = Write("a commit");
        await _feed.CheckPushAsync(Token);

        var pushed = await _feed.PushAsync(_package, nupkg, Token);

        Assert.Equal(new PushResult(new PackageMetadata(_package, "a commit"), MayBeOther: false), pushed);
        Assert.Equal([_package.Version], await _feed.ListVersionsAsync("My.X", Token));
        Assert.Equal(pushed.Held, await _feed.FindAsync(_package, Token));
        Assert.True(await _feed.TryDownloadAsync(_package, Combine("held"), Token));
        Assert.Equal(await File.ReadAllBytesAsync(nupkg, Token), await File.ReadAllBytesAsync(Combine("held"), Token));
    }

    [Fact]
    public async Task A_second_push_keeps_the_first()
    {
        await _feed.PushAsync(_package, Write("first"), Token);

        var pushed = await _feed.PushAsync(_package, Write("second"), Token);

        Assert.Equal(new PushResult(new PackageMetadata(_package, "first"), MayBeOther: true), pushed);
    }

    [Fact]
    public async Task A_cancelled_push_adds_nothing()
    {
        var nupkg = Write("a commit");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _feed.PushAsync(_package, nupkg, new CancellationToken(true)));

        Assert.Null(await _feed.FindAsync(_package, Token));
    }

    /// <summary>Makes an empty feed.</summary>
    /// <returns>What <c>--feed</c> would be.</returns>
    protected abstract Task<string> CreateAsync();

    protected string Combine(string path) => _folder.Combine(path);

    private string Write(string commit) =>
        FixturePackage.Write(Combine($"{commit}.nupkg"), _package.Id, "1.0.1", commit);
}
