using System.Globalization;
using System.Security.Cryptography;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

/// <summary>SIGKILL at random moments. The variable PETSTORE_KILLS asks for more of them.</summary>
public abstract class KillTests : IDisposable
{
    protected const int Packages = 8;
    private const int Seed = 20240607;
    private const int KillsOfOneFeed = 5;
    private readonly TemporaryFolder _folder = new();

    protected KillTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        Nupkgs = PrebuiltPackages.Write(Combine("packages"), [.. Enumerable.Repeat(300_000, Packages)]);
    }

    /// <summary>How many kills there are when nobody asks for more.</summary>
    protected abstract int DefaultKills { get; }

    private int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("PETSTORE_KILLS"), CultureInfo.InvariantCulture, out var kills)
        ? kills
        : DefaultKills;

    /// <summary>Where the runs make their temporary folders.</summary>
    protected string Temporary => Combine("temporary");

    /// <summary>The folder of the nupkgs.</summary>
    protected string Nupkgs { get; set; }

    [Fact]
    public async Task Whatever_moment_a_publish_is_killed_at_the_feed_is_whole_and_the_next_run_finishes()
    {
        var random = new Random(Seed);
        var (expected, duration) = await MeasureAsync();
        var (killed, restored) = (0, false);

        for (var attempt = 0; killed < Kills || !restored; attempt++)
        {
            Assert.True(
                attempt < 10 * Kills,
                $"of {attempt} runs {killed} could be killed, {(restored ? "one" : "none")} of them between its first "
                    + "package and its last");
            var feed = await CreateFeedAsync();
            var isKilled = true;
            for (var left = KillsOfOneFeed; left > 0 && isKilled; left--)
            {
                using var run = FaultHostProcess.Start(feed, Nupkgs, Temporary);
                isKilled = await run.KillAsync(duration * random.NextDouble());
                killed += isKilled ? 1 : 0;

                // The machine may be busier or idler than when it was measured.
                duration *= isKilled ? 1.1 : 0.7;
                var visible = AssertWhole(expected);
                if (!restored && visible.Length is > 0 and < Packages)
                {
                    await FreshConsumer.AssertRestoresAsync(feed, visible);
                    restored = true;
                }
            }

            await AssertConvergesAsync(feed, expected);
        }
    }

    [Fact]
    public async Task Eight_publishers_at_once_all_succeed_and_leave_one_copy_of_each_version()
    {
        var (expected, _) = await MeasureAsync();
        var feed = await CreateFeedAsync();
        var hosts = Enumerable.Range(0, 8).Select(_ => FaultHostProcess.Start(feed, Nupkgs, Temporary)).ToArray();

        var runs = await Task.WhenAll(hosts.Select(host => host.EndAsync()));

        Assert.All(runs, run => run.AssertDone());
        Assert.Equal(expected, ReadFeed());
        Assert.Empty(FindRemains());
        Array.ForEach(hosts, host => host.Dispose());
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _folder.Dispose();

    protected string Combine(string path) => _folder.Combine(path);

    protected static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    /// <summary>Makes an empty feed, which <see cref="ReadFeed"/> reads from then on.</summary>
    protected abstract Task<string> CreateFeedAsync();

    /// <summary>The hashes of all files that NuGet sees, by their path, which begins with the package's id.</summary>
    protected abstract IReadOnlyDictionary<string, string> ReadFeed();

    /// <summary>What dead runs left on the feed.</summary>
    protected virtual IEnumerable<string> FindStaging() => [];

    private IEnumerable<string> FindRemains() =>
        Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*").Concat(FindStaging());

    /// <summary>Publishes undisturbed.</summary>
    protected async Task<(IReadOnlyDictionary<string, string> Feed, TimeSpan Duration)> MeasureAsync()
    {
        using var run = FaultHostProcess.Start(await CreateFeedAsync(), Nupkgs, Temporary);
        var duration = await run.MeasureAsync();
        return (ReadFeed(), duration);
    }

    /// <returns>The ids that the feed holds.</returns>
    protected string[] AssertWhole(IReadOnlyDictionary<string, string> expected)
    {
        var files = ReadFeed();
        Assert.All(files, file => Assert.Equal(expected.GetValueOrDefault(file.Key), file.Value));
        string[] ids = [.. files.Keys.Select(IdOf).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(expected.Keys.Where(path => ids.Contains(IdOf(path))).Order(), files.Keys.Order());
        Assert.Equal(
            Enumerable.Range(0, ids.Length).Select(index => PrebuiltPackages.IdOf(index).ToLowerInvariant()), ids);
        return ids;
    }

    /// <summary>A run after the one that was killed makes the feed what it should be, and clears up.</summary>
    protected async Task AssertConvergesAsync(string feed, IReadOnlyDictionary<string, string> expected)
    {
        using var host = FaultHostProcess.Start(feed, Nupkgs, Temporary);
        var run = await host.EndAsync();

        run.AssertDone();
        Assert.Equal(expected, ReadFeed());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Temporary, "petstore-release-*"));
        if (run.Output.Contains("Published", StringComparison.Ordinal))
        {
            Assert.Empty(FindStaging());
        }
    }

    private static string IdOf(string path) => path.Split('/')[0];
}
