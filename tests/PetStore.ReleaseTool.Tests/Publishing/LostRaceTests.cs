using System.IO.Compression;
using NuGet.Configuration;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

/// <summary>Another publisher adds the package while this one builds it from the same commit.</summary>
public sealed class LostRaceTests : IDisposable
{
    private static readonly PackageIdentity _a101 = FixturePackage.Identity("A", "1.0.1");
    private readonly TemporaryFolder _folder = new();
    private readonly RecordedProgress _progress = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_bytes_are_nothing_to_speak_of()
    {
        var nupkg = Write("A", "10.0.401");

        await PublishAsync(new FolderFeed(_folder.Combine("feed")), theirs: nupkg, ours: nupkg);

        Assert.Empty(_progress.Warnings);
    }

    [Fact]
    public async Task A_signature_of_the_feed_is_nothing_to_speak_of()
    {
        var nupkg = Write("A", "10.0.401");
        var signed = await FeedSignature.AddAsync(nupkg, _folder.Combine("signed.nupkg"));
        var feed = _folder.Combine("feed");
        var held = FixturePackage.WriteToFeed(feed, "A", "1.0.1", TextReleases.Commit(1));
        File.Copy(signed, held, overwrite: true);

        await PublishAsync(new FolderFeed(feed), theirs: nupkg, ours: nupkg);

        Assert.Empty(_progress.Warnings);
    }

    [Fact]
    public async Task The_bytes_of_another_SDK_stay_and_a_warning_names_both()
    {
        var theirs = Write("theirs", "10.0.401");
        var feed = new FolderFeed(_folder.Combine("feed"));

        await PublishAsync(feed, theirs, Write("ours", "10.0.402"));

        Assert.Equal(
            [
                "A 1.0.1 has other bytes on the feed than here: built by .NET SDK 10.0.401 on the feed, "
                + "by 10.0.402 here. "
                + "It is the same release, so it is kept.",
            ],
            _progress.Warnings);
        Assert.True(await feed.TryDownloadAsync(_a101, _folder.Combine("held"), Token));
        Assert.Equal(
            await File.ReadAllBytesAsync(theirs, Token), await File.ReadAllBytesAsync(_folder.Combine("held"), Token));
    }

    [Fact]
    public async Task On_a_server_the_warning_is_the_same()
    {
        await using var server = await FeedServer.StartAsync();
        using var feed = new HttpFeed(
            new PackageSource(server.Address) { AllowInsecureConnections = true }, apiKey: null, new FeedRetryOptions());

        await PublishAsync(feed, Write("theirs", "10.0.401"), Write("ours", "10.0.402"));

        Assert.Contains(
            "built by .NET SDK 10.0.401 on the feed, by 10.0.402 "
                + "here", Assert.Single(_progress.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_bytes_whose_SDK_is_not_known_are_a_warning_too()
    {
        await PublishAsync(
            new FolderFeed(_folder.Combine("feed")), Write("theirs", "10.0.401"), Write("ours", sdk: null));

        Assert.Contains("'verify' shows what differs", Assert.Single(_progress.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "PSR4018")]
    [InlineData("1", "PSR2004")]
    public async Task A_package_that_does_not_name_this_commit_is_not_ours(string? commit, string code)
    {
        var feed = new FolderFeed(_folder.Combine("feed"));
        await feed.PushAsync(_a101, FixturePackage.Write(_folder.Combine("theirs.nupkg"), "A", "1.0.1", commit), Token);
        var publisher = new Publisher(new MemoryBuilder { Path = Write("ours", sdk: null) }, feed, _progress);

        var result = await publisher.PublishAsync(TextReleases.Plan("A 1.0.1 @ 1"), Token);

        Assert.Equal(code, Assert.Single(result.AllProblems).Code);
        Assert.Empty(result.Published);
    }

    public void Dispose() => _folder.Dispose();

    private async Task PublishAsync(IPackageFeed feed, string theirs, string ours)
    {
        await feed.PushAsync(_a101, theirs, Token);
        var publisher = new Publisher(new MemoryBuilder { Path = ours }, feed, _progress);

        var result = await publisher.PublishAsync(TextReleases.Plan("A 1.0.1 @ 1"), Token);

        Assert.Empty(result.Problems);
    }

    private string Write(string name, string? sdk)
    {
        var path = FixturePackage.Write(_folder.Combine($"{name}.nupkg"), "A", "1.0.1", TextReleases.Commit(1));
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        using var stream = archive.CreateEntry("lib/net10.0/A.dll").Open();
        stream.Write(FixtureAssembly.Create("A", sdk));
        return path;
    }
}
