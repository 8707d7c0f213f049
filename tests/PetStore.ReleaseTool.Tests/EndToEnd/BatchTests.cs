using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>Several release commits in one call of MSBuild.</summary>
public sealed class BatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Temporary => Directory.CreateDirectory(_folder.Combine("temporary")).FullName;

    [Fact]
    public async Task A_commit_that_does_not_build_holds_back_no_other_commit_of_its_batch_and_nothing_is_left()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The processes are looked for in /proc.");
        using var repository = await CreateAsync();
        repository.Git.Write("packages/Acme.Solo/Solo.cs", "namespace Acme; public static class Solo { missing }\n");
        await repository.Git.CommitAsync("Break Acme.Solo");

        var run = await PublishAsync(repository, "artifacts/feed");

        Assert.Equal(1, run.Status);
        Assert.StartsWith(
            "error PSR3002: Acme.Solo 1.0.2 does not build from commit ",
            Assert.Single(run.Error.Split('\n'), line => line.StartsWith("error ", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.Equal(
            ["acme.json.1.0.1.nupkg", "acme.text.1.0.1.nupkg", "acme.text.1.0.2.nupkg"], ListPackages(repository));
        Assert.Empty(RunningTool.FindProcesses(Temporary));
        Assert.Equal(["NuGetScratch"], Directory.EnumerateFileSystemEntries(Temporary)
            .Select(path => string.Concat(Path.GetFileName(path).Take("NuGetScratch".Length))).Distinct());
    }

    [Fact]
    public async Task A_batch_has_the_same_bytes_as_each_release_by_itself_whatever_global_json_its_commits_have()
    {
        using var repository = await CreateAsync();
        repository.Git.Write("global.json", """{ "sdk": { "rollForward": "latestMajor", "version": "10.0.100" } }""");
        repository.Git.Write("packages/Acme.Solo/Solo.cs", "namespace Acme; public static class Solo { }\n");
        await repository.Git.CommitAsync("Name the SDK");

        var together = await PublishAsync(repository, "artifacts/feed");
        foreach (var id in new[] { "Acme.Solo", "Acme.Json" })
        {
            (await PublishAsync(repository, "artifacts/single", "--package", id)).AssertDone();
        }

        together.AssertDone();
        Assert.Equal(4, ListPackages(repository).Length);
        var batch = repository.HashFeed();
        var single = AcmeRepository.HashFeed(repository.Git.Combine("artifacts/single"));
        Assert.Equal(3, single.Keys.Count(path => path.EndsWith(".nupkg", StringComparison.Ordinal)));
        Assert.All(single, file => Assert.Equal(batch[file.Key], file.Value));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A repository with four releases to publish, of two commits.</summary>
    private static async Task<AcmeRepository> CreateAsync()
    {
        var repository = await AcmeRepository.CreateAsync();
        repository.WriteText("two");
        repository.WriteConsumer("1.0.1");
        await repository.Git.CommitAsync("Change Acme.Text");
        return repository;
    }

    private Task<ToolRun> PublishAsync(AcmeRepository repository, string feed, params string[] options) =>
        ToolProcess.StartAsync(
            new Dictionary<string, string?> { ["TMPDIR"] = Temporary },
            ["--repo", repository.Root, "publish", "--feed", feed, .. options]);

    private static string[] ListPackages(AcmeRepository repository) => [.. Directory
        .EnumerateFiles(repository.Git.Combine(AcmeRepository.Feed), "*.nupkg", SearchOption.AllDirectories)
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal)];
}
