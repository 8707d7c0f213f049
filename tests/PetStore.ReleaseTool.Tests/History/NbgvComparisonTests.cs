using CsCheck;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

/// <summary>
/// Compares with NBGV's engine on random histories, PETSTORE_HISTORIES of them. A failure prints a seed; with that in
/// CsCheck_Seed, and 1 in PETSTORE_HISTORIES, the same history comes first again.
/// </summary>
public sealed class NbgvComparisonTests
{
    private static readonly CancellationToken _none = CancellationToken.None;
    private readonly int _count = int.Parse(Environment.GetEnvironmentVariable("PETSTORE_HISTORIES") ?? "100");
    private int _versions;
    private int _releases;

    [Fact]
    public async Task Every_version_and_every_release_commit_is_what_the_engine_of_NBGV_computes()
    {
        await new HistoryGen(5, 40).SampleAsync(CompareAsync, iter: _count);

        // A single history, run again, may be a short one.
        var expected = _count < 100 ? 0 : _count;
        Assert.True(_versions >= expected * 20, $"only {_versions} versions were compared");
        Assert.True(_releases >= expected * 5, $"only {_releases} release commits were compared");
    }

    // A merge of two root version files before the package's first commit; a release that NBGV refuses, after a commit without a version.
    [Theory]
    [InlineData(215608607, 38)]
    [InlineData(1202366637, 23)]
    public async Task A_history_that_differed_once_is_equal(int seed, int commits)
    {
        await CompareAsync(new HistoryDescription(seed, commits));

        Assert.True(_versions > 20, $"only {_versions} versions were compared");
    }

    // Filters of a file in between that are replaced; two files with the same content.
    [Theory]
    [InlineData(37655576, 16)]
    [InlineData(6972007, 11)]
    public async Task An_odd_history_that_differed_once_is_equal(int seed, int commits)
    {
        await CompareAsync(new HistoryDescription(seed, commits, IsOdd: true));

        Assert.True(_versions > 5, $"only {_versions} versions were compared");
    }

    // "src/libs" has version.json files at the root, in src and in the package's own folder.
    [Theory]
    [InlineData("src")]
    [InlineData("src/libs")]
    public async Task Every_version_is_that_of_NBGV_whatever_the_folder_of_the_packages(string packages)
    {
        await new HistoryGen(20, 40).SampleAsync(description => CompareAsync(description, packages), iter: _count / 10);

        Assert.True(_versions >= _count, $"only {_versions} versions were compared");
    }

    private Task CompareAsync(HistoryDescription description) => CompareAsync(description, "packages");

    private async Task CompareAsync(HistoryDescription description, string packages)
    {
        using var fixture = await FixtureRepository.CreateAsync();
        fixture.Write("petstore-release.json", $$"""{ "packages": "{{packages}}" }""");
        var random = await RandomHistory.CreateAsync(fixture, description, packages);
        var repository = await GitRepository.OpenAsync(fixture.Root, _none);
        var oracle = new NbgvOracle(fixture, packages);
        var comparison = new NbgvComparison(oracle);
        foreach (var target in new[] { random.CommitCount - 1, random.CommitCount / 2 })
        {
            var history = await repository.ReadHistoryAsync(
                await repository.ResolveAsync($"refs/heads/c{target}", _none), _none);
            var versions = VersionCalculator.Calculate(history);
            foreach (var package in RandomHistory.Packages)
            {
                string[] line = [.. history.Line.Select(index => history.Commits[index].Id)];
                CompareVersions(package, line, history, random, comparison);
                CompareReleases(package, line, versions, random, oracle);
            }
        }
    }

    private void CompareVersions(
        string package, string[] line, CommitHistory history, RandomHistory random, NbgvComparison comparison)
    {
        foreach (var (position, commit) in line.Index().Where(entry => random.HasPackage(entry.Item, package)))
        {
            var difference = comparison.FindDifference(
                package, commit, VersionCalculator.Calculate(history.EndAt(history.Line[position])));

            Assert.True(difference is null, $"on the way to {line[^1]}: {difference}");
            Interlocked.Increment(ref _versions);
        }
    }

    // A number that came back has several commits that begin it; its release is the first of them.
    private void CompareReleases(
        string package, string[] line, VersionHistory versions, RandomHistory random, NbgvOracle oracle)
    {
        var found = versions.FindPackage(package) is null ? [] : versions.GetVersions(package).Distinct();
        foreach (var release in found.Select(version => versions.Find(package, version)!))
        {
            var before = line[Math.Max(release.Position - 1, 0)];
            var version = oracle.Compute(package, release.Commit).Version;
            var versionBefore = release.Position > 0 && random.HasPackage(before, package)
                ? oracle.Compute(package, before).Version
                : null;

            Assert.Equal(line[release.Position], release.Commit);
            Assert.True(
                version == release.Version.ToString(),
                $"{release} is released at {release.Commit}, where it is {version} by NBGV");
            Assert.True(
                versionBefore != release.Version.ToString(),
                $"{release} is released at {release.Commit}, but it was there before");
            Interlocked.Increment(ref _releases);
        }
    }
}
