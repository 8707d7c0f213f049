using Nerdbank.GitVersioning;
using PetStore.ReleaseTool.Git;
using PetStore.ReleaseTool.History;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.History;

public sealed class NbgvComparisonTests
{
    [Fact]
    public async Task Every_version_equals_what_the_engine_of_NBGV_computes()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PETSTORE_HISTORIES") ?? "20");
        var first = int.Parse(Environment.GetEnvironmentVariable("PETSTORE_FIRST_SEED") ?? "1");

        var compared = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            compared += await CompareAsync(seed);
        }

        Assert.True(compared > count * 30, $"only {compared} versions were compared");
    }

    private static async Task<int> CompareAsync(int seed)
    {
        using var fixture = await FixtureRepository.CreateAsync();
        var random = await RandomHistory.CreateAsync(fixture, seed);
        var repository = await GitRepository.OpenAsync(fixture.Root, TestContext.Current.CancellationToken);
        var compared = 0;
        foreach (var target in new[] { random.CommitCount - 1, random.CommitCount / 2 })
        {
            var head = await repository.ResolveAsync($"refs/heads/c{target}", TestContext.Current.CancellationToken);
            var history = await repository.ReadHistoryAsync(head, TestContext.Current.CancellationToken);
            var versions = VersionCalculator.Calculate(history);
            foreach (var (position, commit) in history.Line.Select(index => history.Commits[index].Id).Index())
            {
                foreach (var package in RandomHistory.Packages.Where(package => random.HasPackage(commit, package)))
                {
                    if (!TryComputeWithNbgv(fixture, package, commit, out var expected))
                    {
                        continue;
                    }

                    var actual = versions.GetVersionAt(package, position)?.ToString();

                    Assert.True(expected == actual, $"PETSTORE_FIRST_SEED={seed}: {package} at {commit} on the way to c{target} is {actual}, by NBGV {expected}");
                    compared++;
                }
            }
        }

        return compared;
    }

    // NBGV ends on a version.json that inherits although there is none above it; such a package has no version to compare.
    private static bool TryComputeWithNbgv(FixtureRepository fixture, string package, string commit, out string? version)
    {
        var folder = fixture.Combine($"packages/{package}");
        Directory.CreateDirectory(folder);
        using var context = GitContext.Create(folder, commit, GitContext.Engine.ReadOnly);
        try
        {
            var oracle = new VersionOracle(context) { PublicRelease = true };
            version = oracle.VersionOptions?.Version is null ? null : oracle.NuGetPackageVersion;
            return true;
        }
        catch (InvalidOperationException exception) when (exception.ToString().Contains("but none exists", StringComparison.Ordinal))
        {
            version = null;
            return false;
        }
    }
}
