using System.Diagnostics;
using NuGet.Packaging.Core;
using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Feeds;

public sealed class DamagedFeedTests : IDisposable
{
    private static readonly PackageIdentity _x101 = FixturePackage.Identity("X", "1.0.1");
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.Combine("feed");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_truncated_package_is_named_by_its_path()
    {
        var nupkg = FixturePackage.WriteToFeed(Root, "X", "1.0.1", "commit");
        FixturePackage.Truncate(nupkg);

        var problem = await FailAsync(() => new FolderFeed(Root).FindAsync(_x101, Token));

        Assert.Equal("PSR4002", problem.Code);
        Assert.StartsWith($"{nupkg}: the package cannot be read", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_claims_another_id_is_damaged()
    {
        FixturePackage.Write(Path.Combine(Root, "x", "1.0.1", "x.1.0.1.nupkg"), "Y", "1.0.1", "commit");

        var problem = await FailAsync(() => new FolderFeed(Root).FindAsync(_x101, Token));

        Assert.Equal("PSR4002", problem.Code);
        Assert.Contains("it says that it is Y.1.0.1", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_damaged()
    {
        Write("x/1.0.1/x.1.0.1.nupkg", "");

        var problem = await FailAsync(() => new FolderFeed(Root).FindAsync(_x101, Token));

        Assert.Equal("PSR4002", problem.Code);
    }

    [Fact]
    public async Task A_pipe_where_the_package_should_be_is_damaged_and_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        Directory.CreateDirectory(Path.Combine(Root, "x/1.0.1"));
        using var process = Process.Start("mkfifo", [Path.Combine(Root, "x/1.0.1/x.1.0.1.nupkg")]);
        await process.WaitForExitAsync(Token);

        var problem = await FailAsync(() => new FolderFeed(Root).FindAsync(_x101, Token));

        Assert.Equal("PSR4002", problem.Code);
    }

    [Fact]
    public async Task A_version_folder_without_its_package_is_damaged()
    {
        Write("x/1.0.1/foreign.txt");

        var problem = await FailAsync(() => new FolderFeed(Root).FindAsync(_x101, Token));

        Assert.Equal("PSR4002", problem.Code);
        Assert.Contains("its folder is there, but the package is not", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_push_onto_a_foreign_folder_leaves_it_as_it_was()
    {
        Write("x/1.0.1/foreign.txt");
        var nupkg = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", "commit");

        var problem = await FailAsync(() => new FolderFeed(Root).PushAsync(_x101, nupkg, Token));

        Assert.Equal("PSR4001", problem.Code);
        Assert.Equal(
            ["foreign.txt"], Directory.GetFileSystemEntries(Path.Combine(Root, "x", "1.0.1")).Select(Path.GetFileName));
        Assert.Equal(["x"], Directory.GetFileSystemEntries(Root).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("feed")]
    [InlineData("feed/below/it")]
    public async Task A_file_where_the_feed_should_be_is_no_empty_feed(string feed)
    {
        await File.WriteAllTextAsync(Root, "a file", Token);
        var folder = new FolderFeed(_folder.Combine(feed));
        var nupkg = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", "commit");

        Problem[] problems =
        [
            await FailAsync(() => folder.ListVersionsAsync("X", Token)),
            await FailAsync(() => folder.FindAsync(_x101, Token)),
            await FailAsync(() => folder.TryDownloadAsync(_x101, _folder.Combine("held"), Token)),
            await FailAsync(() => folder.PushAsync(_x101, nupkg, Token)),
        ];

        Assert.All(problems, problem => Assert.Equal("PSR4001", problem.Code));
    }

    [Fact]
    public async Task A_push_that_is_cancelled_leaves_nothing_behind()
    {
        var nupkg = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", "commit");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new FolderFeed(Root).PushAsync(_x101, nupkg, new CancellationToken(canceled: true)));

        Assert.False(Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any());
        Assert.Null(await new FolderFeed(Root).FindAsync(_x101, Token));
    }

    [Fact]
    public async Task All_damaged_packages_that_a_plan_asks_for_are_named()
    {
        FixturePackage.Truncate(FixturePackage.WriteToFeed(Root, "X", "1.0.1", "commit"));
        FixturePackage.Truncate(FixturePackage.WriteToFeed(Root, "Y", "1.0.1", "commit"));

        var y101 = FixturePackage.Identity("Y", "1.0.1");
        FixturePackage.WriteToFeed(Root, "Z", "1.0.1", "commit");
        var z101 = FixturePackage.Identity("Z", "1.0.1");

        var contents = await FeedContents.ReadAsync(new FolderFeed(Root), [_x101, y101, z101], Token);

        Assert.Equal("PSR4002", contents.FindDamage(_x101)?.Code);
        Assert.Equal("PSR4002", contents.FindDamage(y101)?.Code);
        Assert.Null(contents.FindDamage(z101));
        Assert.Equal("commit", contents.Find(z101)?.Commit);
    }

    [Fact]
    public async Task A_fault_that_does_not_concern_one_package_ends_the_plan()
    {
        Write("x/1.0.1");

        var problem = await FailAsync(() => FeedContents.ReadAsync(new FolderFeed(Root), [_x101], Token));

        Assert.Equal("PSR4001", problem.Code);
        Assert.False(problem.ConcernsOnePackage);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("x/y")]
    [InlineData("..")]
    [InlineData("")]
    public async Task A_push_whose_id_is_not_a_package_id_writes_nothing(string id)
    {
        var nupkg = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", "commit");

        var problem = await FailAsync(
            () => new FolderFeed(Root).PushAsync(new PackageIdentity(id, _x101.Version), nupkg, Token));

        Assert.Equal("PSR4001", problem.Code);
        Assert.Contains($"'{id}' is not a package id", problem.Text, StringComparison.Ordinal);
        Assert.Equal([nupkg], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_push_of_another_package_adds_nothing()
    {
        var nupkg = FixturePackage.Write(_folder.Combine("Y.nupkg"), "Y", "1.0.1", "commit");

        await Assert.ThrowsAsync<PackagingException>(() => new FolderFeed(Root).PushAsync(_x101, nupkg, Token));

        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public async Task A_push_of_a_file_that_may_not_be_opened_is_an_error_and_leaves_nothing_behind()
    {
        // A folder, because the administrator may open every file.
        var folder = Directory.CreateDirectory(_folder.Combine("X.nupkg")).FullName;

        var problem = await FailAsync(() => new FolderFeed(Root).PushAsync(_x101, folder, Token));

        Assert.Equal("PSR4001", problem.Code);
        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string path, string text = "foreign")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), text);
    }

    private static async Task<Problem> FailAsync(Func<Task> act) =>
        Assert.Single((await Assert.ThrowsAsync<ReleaseException>(act)).Problems);
}
