using PetStore.ReleaseTool.Feeds;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Output;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Publishing;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Publishing;

public sealed class LockVerifierTests : IDisposable
{
    private static readonly Release[] _releases =
        [.. TextReleases.Parse("X 1.0.1 @ 1\nY 1.0.1 @ 1\nX 1.0.2 @ 2").Select(release => release.Release!)];

    private readonly TemporaryFolder _folder = new();
    private readonly MemoryBuilder _builder = new();
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
    public async Task Several_lock_files_build_each_version_once_and_all_together()
    {
        await VerifyAsync(
            [.. _releases.SelectMany(release => new[] { Lock("a", release, _hash), Lock("b", release, _hash) })]);

        Assert.Equal(["X 1.0.1, Y 1.0.1, X 1.0.2"], _builder.Calls);
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
        new LockVerifier(_builder, new MemoryFeed(), new RecordedProgress())
            .VerifyAsync(packages, TestContext.Current.CancellationToken);
}
