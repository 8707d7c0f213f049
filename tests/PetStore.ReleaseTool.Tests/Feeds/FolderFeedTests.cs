using NuGet.Packaging.Core;
using NuGet.Versioning;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Files;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class FolderFeedTests : IDisposable
{
    private static readonly PackageIdentity _x101 = FixturePackage.Identity("My.X", "1.0.1");
    private readonly TemporaryFolder _folder = new();
    private readonly FolderFeed _feed;

    public FolderFeedTests() => _feed = new FolderFeed(Root);

    private string Root => _folder.Combine("the feed");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_that_is_not_there_is_empty()
    {
        Assert.Empty(await _feed.ListVersionsAsync("My.X", Token));
        Assert.Null(await _feed.FindAsync(_x101, Token));
        Assert.False(await _feed.TryDownloadAsync(_x101, _folder.Combine("held"), Token));
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public async Task A_package_lies_where_NuGet_looks_for_it_and_nothing_else_is_left()
    {
        await _feed.PushAsync(_x101, Write("My.X", "1.0.1", "commit"), Token);

        Assert.Equal(
            [
                "my.x/1.0.1/.nupkg.metadata",
                "my.x/1.0.1/my.x.1.0.1.nupkg",
                "my.x/1.0.1/my.x.1.0.1.nupkg.sha512",
                "my.x/1.0.1/my.x.nuspec",
            ],
            ListFiles());
        Assert.Equal(["my.x"], Directory.GetDirectories(Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_package_is_found_with_its_commit_and_its_bytes()
    {
        var nupkg = Write("My.X", "1.0.1", "commit");

        var pushed = (await _feed.PushAsync(_x101, nupkg, Token)).Held;

        Assert.Equal(new PackageMetadata(_x101, "commit"), pushed);
        Assert.Equal(pushed, await _feed.FindAsync(FixturePackage.Identity("MY.x", "1.0.1"), Token));
        Assert.True(await _feed.TryDownloadAsync(_x101, _folder.Combine("held"), Token));
        Assert.Equal(
            await File.ReadAllBytesAsync(nupkg, Token), await File.ReadAllBytesAsync(_folder.Combine("held"), Token));
    }

    [Fact]
    public async Task A_package_without_a_commit_is_found_as_such()
    {
        var pushed = (await _feed.PushAsync(_x101, Write("My.X", "1.0.1", commit: null), Token)).Held;

        Assert.Null(pushed.Commit);
    }

    [Fact]
    public async Task A_second_push_keeps_the_first_and_tells_its_commit()
    {
        await _feed.PushAsync(_x101, Write("My.X", "1.0.1", "first"), Token);
        var before = await ReadAllAsync();

        var pushed = (await _feed.PushAsync(_x101, Write("My.X", "1.0.1", "second"), Token)).Held;

        Assert.Equal("first", pushed.Commit);
        Assert.Equal(before, await ReadAllAsync());
    }

    [Fact]
    public async Task The_versions_are_those_that_hold_a_package()
    {
        await _feed.PushAsync(_x101, Write("My.X", "1.0.1", "commit"), Token);
        await _feed.PushAsync(
            FixturePackage.Identity("My.X", "2.0.0-beta.1"), Write("My.X", "2.0.0-beta.1", "commit"), Token);
        await _feed.PushAsync(FixturePackage.Identity("My.X.Y", "3.0.1"), Write("My.X.Y", "3.0.1", "commit"), Token);
        Directory.CreateDirectory(Path.Combine(Root, "my.x", "9.9.9"));
        Directory.CreateDirectory(Path.Combine(Root, "my.x", "no version"));

        var versions = await _feed.ListVersionsAsync("MY.X", Token);

        Assert.Equal([NuGetVersion.Parse("1.0.1"), NuGetVersion.Parse("2.0.0-beta.1")], versions.Order());
    }

    [Fact]
    public async Task A_list_of_versions_that_takes_long_can_be_cancelled()
    {
        Parallel.For(0, 2_000, each => Directory.CreateDirectory(Path.Combine(Root, "my.x", $"1.0.{each}")));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var list = _feed.ListVersionsAsync("My.X", cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => list);
    }

    [Fact]
    public async Task Of_many_pushes_at_once_one_wins_and_all_are_told_which()
    {
        string[] nupkgs = [.. Enumerable.Range(0, 8).Select(index => Write("My.X", "1.0.1", $"commit {index}"))];

        var pushed = await Task.WhenAll(
            nupkgs.Select(nupkg => Task.Run(() => new FolderFeed(Root).PushAsync(_x101, nupkg, Token))));

        Assert.Single(pushed, push => !push.MayBeOther);
        Assert.Single(pushed.Select(push => push.Held).Distinct());
        Assert.Equal(pushed[0].Held, await _feed.FindAsync(_x101, Token));
        Assert.Equal(4, ListFiles().Count());
        Assert.Equal(["my.x"], Directory.GetDirectories(Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Publishers_and_readers_of_many_packages_do_not_disturb_each_other()
    {
        var packages = Enumerable.Range(1, 200).Select(
            patch => FixturePackage.Identity("My.X", $"1.0.{patch}")).ToArray();
        var nupkgs = packages.ToDictionary(
            package => package, package => Write(package.Id, package.Version.ToString(), "commit"));

        var pushes = Task.WhenAll(
            Task.Run(() => PushAllAsync(packages), Token),
            Task.Run(() => PushAllAsync(packages.Reverse()), Token));
        await Task.WhenAll(pushes, Task.Run(() => WaitForAllAsync(packages), Token));

        Assert.Equal(packages.Length, (await _feed.ListVersionsAsync("My.X", Token)).Count);

        async Task PushAllAsync(IEnumerable<PackageIdentity> all)
        {
            foreach (var package in all)
            {
                Assert.Equal(
                    "commit", (await new FolderFeed(Root).PushAsync(package, nupkgs[package], Token)).Held.Commit);
            }
        }

        async Task WaitForAllAsync(IEnumerable<PackageIdentity> all)
        {
            foreach (var package in all)
            {
                var hasEnded = false;
                while (await _feed.FindAsync(package, Token) is null)
                {
                    Assert.False(hasEnded, $"{package} was not pushed");
                    hasEnded = pushes.IsCompleted;
                }
            }
        }
    }

    [Fact]
    public async Task An_empty_folder_of_the_version_is_filled()
    {
        Directory.CreateDirectory(Path.Combine(Root, "my.x", "1.0.1"));

        Assert.Null(await _feed.FindAsync(_x101, Token));
        var pushed = (await _feed.PushAsync(_x101, Write("My.X", "1.0.1", "commit"), Token)).Held;

        Assert.Equal("commit", pushed.Commit);
    }

    [Fact]
    public async Task What_a_killed_publisher_left_behind_is_deleted_by_the_next_push()
    {
        Directory.CreateDirectory(Path.Combine(Root, ".staging-dead", "my.x", "1.0.1"));
        await File.WriteAllTextAsync(Path.Combine(Root, ".staging-dead.lock"), "", Token);

        await _feed.PushAsync(_x101, Write("My.X", "1.0.1", "commit"), Token);

        Assert.Equal("commit", (await _feed.FindAsync(_x101, Token))?.Commit);
        Assert.Equal(["my.x"], Directory.GetFileSystemEntries(Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_a_publisher_that_goes_on_writes_is_left_alone()
    {
        Directory.CreateDirectory(Root);
        using var live = LockedFolder.Create(Root, ".staging-");

        await _feed.PushAsync(_x101, Write("My.X", "1.0.1", "commit"), Token);

        Assert.True(Directory.Exists(live.Path));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string id, string version, string? commit) =>
        FixturePackage.Write(_folder.Combine($"{Guid.NewGuid():N}/{id}.nupkg"), id, version, commit);

    private IEnumerable<string> ListFiles() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    private async Task<IReadOnlyList<string>> ReadAllAsync() =>
        [.. await Task.WhenAll(
            ListFiles().Select(async file => Convert.ToHexString(await File.ReadAllBytesAsync(Path.Combine(Root, file), Token))))];
}
