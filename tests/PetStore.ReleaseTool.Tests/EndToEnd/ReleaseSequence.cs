using System.Text.Json.Nodes;
using PetStore.ReleaseTool.Checking;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

/// <summary>
/// One repository that goes through its life once, with real git, MSBuild and NuGet; the tests look at what each step left.
/// </summary>
public sealed class ReleaseSequence : IAsyncLifetime
{
    private readonly Dictionary<string, ToolRun> _runs = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _plans = [];
    private readonly Dictionary<string, string> _outputs = [];

    internal IReadOnlyDictionary<string, string> FeedBefore { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> FeedRebuilt { get; private set; } = null!;

    internal ToolRun Run(string step) => _runs[step];

    internal IReadOnlyList<string> Plan(string step) => _plans[step];

    internal string ConsumerOutput(string step) => _outputs[step];

    public async ValueTask InitializeAsync()
    {
        using var repository = await AcmeRepository.CreateAsync();
        await PublishTwiceAsync(repository);
        await CommitChangesAsync(repository);
        await ToggleConsumerAsync(repository);
        await RebuildAsync(repository);
        await VerifyAsync(repository);
        await BranchAsync(repository);
        await RevertAsync(repository);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task PublishTwiceAsync(AcmeRepository repository)
    {
        _plans["before the first publish"] = await repository.PlanAsync();
        _runs["first publish"] = await repository.RunToolAsync("publish");
        _runs["second publish"] = await repository.RunToolAsync("publish");
        await repository.Git.GitAsync(["tag", "old-line"]);
    }

    private async Task CommitChangesAsync(AcmeRepository repository)
    {
        repository.Git.Write(
            "packages/Acme.Solo/Solo.cs",
            "namespace Acme; public static class Solo { public const int Answer = 42; }\n");
        await repository.Git.CommitAsync("Answer");
        _plans["a commit to Acme.Solo"] = await repository.PlanAsync();

        repository.WriteThirdPartyVersion("13.0.4");
        await repository.RestoreAsync("packages/Acme.Json", "packages/Acme.Solo");
        await repository.Git.CommitAsync("Use Newtonsoft.Json 13.0.4");
        _plans["a central package version"] = await repository.PlanAsync();

        repository.WriteText("two");
        await repository.Git.CommitAsync("Say two");
        _plans["a commit to a dependency"] = await repository.PlanAsync();

        var properties = File.ReadAllText(repository.Git.Combine("Directory.Build.props"));
        repository.Git.Write(
            "Directory.Build.props", properties.Replace("<DebugType>", "<Authors>Acme</Authors><DebugType>", StringComparison.Ordinal));
        await repository.Git.CommitAsync("Name the authors");
        _plans["a shared build file"] = await repository.PlanAsync();

        repository.Git.Write("README.md", "# Acme\n");
        repository.Git.Write("tests/Acme.Tests/Tests.cs", "// later\n");
        await repository.Git.CommitAsync("Add a README and tests");
        _plans["README and tests"] = await repository.PlanAsync();
    }

    private async Task ToggleConsumerAsync(AcmeRepository repository)
    {
        repository.WriteConsumer("1.0.1");
        await repository.Git.CommitAsync("Add a consumer on 1.0.1");
        _runs["publish with a consumer"] = await repository.RunToolAsync("publish", "--format", "json");
        _outputs["Acme.Text 1.0.1"] = await repository.RunConsumerAsync();

        repository.WriteConsumer("[1.0.3]");
        _outputs["Acme.Text 1.0.3"] = await repository.RunConsumerAsync();

        repository.WriteConsumer("1.0.1");
        _outputs["Acme.Text 1.0.1 again"] = await repository.RunConsumerAsync();
    }

    // From another clone, whose HEAD is detached and whose remote has another address.
    private async Task RebuildAsync(AcmeRepository repository)
    {
        FeedBefore = repository.HashFeed();
        Directory.Delete(repository.Git.Combine(AcmeRepository.Feed), recursive: true);
        using var clone = new TemporaryFolder();
        var other = clone.Combine("ano ther");
        await repository.Git.GitAsync(["clone", "--quiet", repository.Root, other]);
        await repository.Git.GitAsync(
            ["-C", other, "remote", "set-url", "origin", "https://user@example.com/other/place.git"]);
        await repository.Git.GitAsync(["-C", other, "checkout", "--quiet", "--detach"]);

        _runs["publish to a lost feed"] = await ToolProcess.StartAsync(
            "--repo", other, "publish", "--feed", repository.Git.Combine(AcmeRepository.Feed));
        FeedRebuilt = repository.HashFeed();
    }

    private async Task VerifyAsync(AcmeRepository repository)
    {
        await VerifyLockAsync(repository);

        var package = repository.Git.Combine($"{AcmeRepository.Feed}/acme.text/1.0.1/acme.text.1.0.1.nupkg");
        using (var archive = System.IO.Compression.ZipFile.Open(package, System.IO.Compression.ZipArchiveMode.Update))
        {
            archive.CreateEntry("lib/net10.0/added.txt");
        }

        _runs["verify changed bytes"] = await repository.RunToolAsync("verify", "Acme.Text", "1.0.1");
        _runs["verify everything"] = await repository.RunToolAsync("verify");
    }

    // Without the feed: the repository proves it all by itself.
    private async Task VerifyLockAsync(AcmeRepository repository)
    {
        await repository.RestoreConsumerAsync();
        var lockFile = repository.Git.Combine("consumers/App/packages.lock.json");
        var changed = repository.Git.Combine("artifacts/changed.lock.json");
        var hash = JsonNode.Parse(
            File.ReadAllText(lockFile))!["dependencies"]!["net10.0"]!["Acme.Text"]!["contentHash"]!.ToString();
        File.WriteAllText(changed, File.ReadAllText(lockFile).Replace(hash, "A" + hash[1..], StringComparison.Ordinal));
        _runs["verify lock files"] = await repository.RunToolAsync(
            "verify", "--lock", lockFile, changed, "--feed", "./gone");
        File.Delete(lockFile);
    }

    private async Task BranchAsync(AcmeRepository repository)
    {
        await repository.Git.GitAsync(["checkout", "--quiet", "-b", "release/1.0", "old-line"]);
        repository.Git.Write(
            "packages/Acme.Solo/Solo.cs", "namespace Acme; public static class Solo { public const int Fixed = 1; }\n");
        repository.WriteVersion("Acme.Solo", "1.0-fix");
        await repository.Git.CommitAsync("Fix the old line");
        _runs["publish from a release branch"] = await repository.RunToolAsync(
            "publish", "--package", "Acme.Solo", "--format", "json");
        await repository.Git.GitAsync(["checkout", "--quiet", "main"]);
    }

    private async Task RevertAsync(AcmeRepository repository)
    {
        repository.WriteVersion("Acme.Solo", "2.0");
        await repository.Git.CommitAsync("Begin Acme.Solo 2.0");
        await repository.Git.GitAsync(["revert", "--no-edit", "HEAD"]);
        _runs["publish of a reverted version"] = await repository.RunToolAsync("publish");
    }
}
