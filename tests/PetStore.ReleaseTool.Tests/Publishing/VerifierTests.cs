using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class VerifierTests : IDisposable
{
    private static readonly Release _release = TextReleases.Parse("X 1.0.1 @ 1")[0].Release!;
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryBuilder _builder = new();
    private readonly RecordedProgress _progress = new();

    private string Feed => _folder.Combine("feed");

    [Fact]
    public async Task Equal_bytes_are_no_difference()
    {
        _builder.Path = FixturePackage.WriteToFeed(Feed, "X", "1.0.1", _release.Commit);

        var result = await VerifyAsync();

        Assert.Equal(new VerifyResult(_release, Difference: null, IsSigned: false), result);
        Assert.Equal(["Building X 1.0.1 from 1111111"], _progress.Steps);
    }

    [Fact]
    public async Task A_signature_of_the_feed_is_no_difference()
    {
        _builder.Path = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", _release.Commit);
        var held = FixturePackage.WriteToFeed(Feed, "X", "1.0.1", _release.Commit);
        File.Delete(held);
        await FeedSignature.AddAsync(_builder.Path, held);

        var result = await VerifyAsync();

        Assert.Equal(new VerifyResult(_release, Difference: null, IsSigned: true), result);
    }

    [Fact]
    public async Task Other_content_with_a_signature_is_a_difference()
    {
        _builder.Path = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", _release.Commit, "other text");
        var held = FixturePackage.WriteToFeed(Feed, "X", "1.0.1", _release.Commit);
        File.Move(held, _folder.Combine("unsigned.nupkg"));
        await FeedSignature.AddAsync(_folder.Combine("unsigned.nupkg"), held);

        var difference = (await VerifyAsync()).Difference;

        Assert.EndsWith(
            $"builds:{Environment.NewLine}  content.txt: other bytes", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_difference_names_the_entries_that_differ()
    {
        FixturePackage.WriteToFeed(Feed, "X", "1.0.1", _release.Commit);
        _builder.Path = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", _release.Commit, "other text");

        var difference = (await VerifyAsync()).Difference;

        Assert.StartsWith(
            "X 1.0.1 on the feed differs from what its commit builds:", difference, StringComparison.Ordinal);
        Assert.Contains("  content.txt: other bytes", difference, StringComparison.Ordinal);
        Assert.DoesNotContain("X.nuspec", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_does_not_build_is_an_error()
    {
        FixturePackage.WriteToFeed(Feed, "X", "1.0.1", _release.Commit);
        _builder.Broken = ["X 1.0.1"];

        Assert.Equal("PSR3002", (await FailAsync()).Code);
    }

    [Fact]
    public async Task Another_commit_on_the_feed_is_an_error_before_anything_is_built()
    {
        FixturePackage.WriteToFeed(Feed, "X", "1.0.1", TextReleases.Commit(2));

        Assert.Equal("PSR2004", (await FailAsync()).Code);
        Assert.Empty(_builder.Calls);
    }

    [Fact]
    public async Task A_package_that_names_no_commit_is_not_ours_before_anything_is_built()
    {
        FixturePackage.WriteToFeed(Feed, "X", "1.0.1", commit: null);

        Assert.Equal("PSR4018", (await FailAsync()).Code);
        Assert.Empty(_builder.Calls);
    }

    [Fact]
    public async Task A_package_that_is_not_there_is_an_error()
    {
        Assert.Equal("X 1.0.1 is not on the feed 'the feed'. Publish it first.", (await FailAsync()).Text);
    }

    [Fact]
    public async Task A_package_that_leaves_the_feed_before_it_is_read_is_an_error_before_anything_is_built()
    {
        var feed = new MemoryFeed();
        feed.Add("X", "1.0.1", _release.Commit);
        feed.Downloading = () => feed.Remove("X", "1.0.1");

        var exception = await Assert.ThrowsAsync<ReleaseException>(
            () => new Verifier(_builder, feed, new RecordedProgress())
                .VerifyAsync(_release, "the feed", TestContext.Current.CancellationToken));

        Assert.Equal("PSR4004", Assert.Single(exception.Problems).Code);
        Assert.Empty(_builder.Calls);
    }

    [Fact]
    public async Task A_damaged_package_is_named_by_its_path_on_the_feed()
    {
        var held = FixturePackage.WriteToFeed(Feed, "X", "1.0.1", _release.Commit);
        FixturePackage.Truncate(held);

        Assert.StartsWith($"{held}: the package cannot be read", (await FailAsync()).Text, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<VerifyResult> VerifyAsync() =>
        new Verifier(_builder, new FolderFeed(Feed), _progress)
            .VerifyAsync(_release, "the feed", TestContext.Current.CancellationToken);

    private async Task<Problem> FailAsync() =>
        Assert.Single((await Assert.ThrowsAsync<ReleaseException>(VerifyAsync)).Problems);
}
