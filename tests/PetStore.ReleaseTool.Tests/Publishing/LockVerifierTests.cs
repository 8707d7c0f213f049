using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class LockVerifierTests : IDisposable
{
    private static readonly Release[] _releases =
        [.. TextReleases.Parse("X 1.0.1 @ 1\nY 1.0.1 @ 1\nX 1.0.2 @ 2").Select(release => release.Release!)];

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryBuilder _builder = new();
    private readonly RecordedProgress _progress = new();
    private readonly string _hash;

    public LockVerifierTests()
    {
        _builder.Path = FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", _releases[0].Commit);
        _hash = PackageContentHash.Read(_builder.Path).Value;
    }

    [Fact]
    public async Task A_line_names_the_package_its_commit_and_the_result()
    {
        var results = await VerifyAsync(Lock("a", _releases[0], _hash));

        Assert.Equal(
            "X 1.0.1: built from 1111111, content hash "
                + "equal.", VerificationView.ShowLocks(results, hasSeveralFiles: false).Text);
    }

    [Fact]
    public async Task Several_lock_files_build_each_version_once_and_all_together_from_the_oldest_commit_on()
    {
        await VerifyAsync([.. _releases.Reverse()
            .SelectMany(release => new[] { Lock("a", release, _hash), Lock("b", release, _hash) })]);

        Assert.Equal(["Y 1.0.1, X 1.0.1, X 1.0.2"], _builder.Calls);
        Assert.Equal(["Building Y 1.0.1, X 1.0.1 from 1111111", "Building X 1.0.2 from 2222222"], _progress.Steps);
        Assert.False(Directory.Exists(Assert.Single(_builder.Folders)));
    }

    [Fact]
    public async Task A_version_that_does_not_build_is_a_problem()
    {
        _builder.Broken = ["X 1.0.1"];

        var results = await VerifyAsync(Lock("a", _releases[0], _hash), Lock("a", _releases[1], _hash));

        Assert.Equal(["PSR3002", null], results.Select(each => each.Result.Problem?.Code));
        Assert.Equal([false, true], results.Select(each => each.Result.IsEqual));
    }

    [Fact]
    public async Task A_build_that_ends_with_an_error_is_a_problem_of_its_versions()
    {
        var error = new ReleaseException(RepositoryProblems.GitFailed("clone", "it failed"));
        var builder = new MemoryBuilder
        {
            Failures = new Dictionary<string, Exception> { [_releases[0].Commit] = error },
        };

        var results = await new LockVerifier(builder, new MemoryFeed(), _progress)
            .VerifyAsync([Lock("a", _releases[0], _hash)], TestContext.Current.CancellationToken);

        Assert.Equal("PSR1016", Assert.Single(results).Result.Problem?.Code);
    }

    [Fact]
    public async Task A_difference_is_explained_by_the_package_that_the_feed_holds()
    {
        var feed = _folder.Combine("feed");
        var held = FixturePackage.WriteToFeed(feed, "X", "1.0.1", commit: null);

        var difference = await FindDifferenceAsync(new FolderFeed(feed), PackageContentHash.Read(held).Value);

        Assert.Contains(
            $", the commit builds {_hash}{Environment.NewLine}X 1.0.1 on the feed differs from what its commit builds:",
            difference,
            StringComparison.Ordinal);
        Assert.Contains("  X.nuspec: other bytes", difference, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_on_the_feed_that_is_not_the_locked_one_explains_nothing()
    {
        var feed = _folder.Combine("feed");
        FixturePackage.WriteToFeed(feed, "X", "1.0.1", commit: null);

        var difference = await FindDifferenceAsync(new FolderFeed(feed), "another hash");

        Assert.Equal($"the lock file says another hash, the commit builds {_hash}", difference);
    }

    [Fact]
    public async Task A_feed_that_cannot_explain_a_difference_is_named_with_the_reason()
    {
        var feed = new MemoryFeed();
        feed.Add("X", "1.0.1", "not a package");

        var difference = await FindDifferenceAsync(feed, "another hash");

        Assert.StartsWith(
            $"the lock file says another hash, the commit builds {_hash} (the feed cannot explain it: ",
            difference,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_lock_files_the_one_with_another_hash_is_named()
    {
        var other = (_hash[0] == 'A' ? "B" : "A") + _hash[1..];
        var results = await VerifyAsync(
            Lock("a", _releases[2], _hash), Lock("a", _releases[0], _hash), Lock("b", _releases[0], other));

        Assert.Equal([true, true, false], results.Select(each => each.Result.IsEqual));
        Assert.Equal(
            $"""
            a:
              X 1.0.1: built from 1111111, content hash equal.
              X 1.0.2: built from 2222222, content hash equal.
            b:
              X 1.0.1: built from 1111111, content hash differs: the lock file says {other}, the commit builds {_hash}
            """.ReplaceLineEndings(),
            VerificationView.ShowLocks(results, hasSeveralFiles: true).Text);
    }

    public void Dispose() => _folder.Dispose();

    private static LockedRelease Lock(string file, Release release, string hash) =>
        new(file, new LockedPackage(release.Identity, hash), release);

    private Task<IReadOnlyList<LockVerification>> VerifyAsync(params LockedRelease[] packages) =>
        new LockVerifier(_builder, new MemoryFeed(), _progress)
            .VerifyAsync(packages, TestContext.Current.CancellationToken);

    private async Task<string?> FindDifferenceAsync(IPackageFeed feed, string hash)
    {
        var results = await new LockVerifier(_builder, feed, _progress)
            .VerifyAsync([Lock("a", _releases[0], hash)], TestContext.Current.CancellationToken);
        return Assert.Single(results).Result.Difference;
    }
}
