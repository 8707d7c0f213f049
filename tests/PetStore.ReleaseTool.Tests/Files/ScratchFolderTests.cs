using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Files;

/// <summary>A publish in a process with a temporary folder of its own; it ends early, because there is no dotnet to build with.</summary>
public sealed class ScratchFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_a_run_that_was_killed_left_behind_is_deleted_with_the_runs_own_folder()
    {
        _ = Leave("dead");

        var run = await PublishAsync(_folder.Path);

        Assert.Contains("error PSR3005: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(ListEntries());
    }

    [Fact]
    public async Task A_publish_that_has_nothing_to_do_deletes_it_too()
    {
        _ = Leave("dead");
        using var repository = await FixtureRepository.CreateAsync();
        repository.Write("version.json", FixtureFiles.RootVersionFile);
        repository.WritePackage("X", "1.0");
        var commit = await repository.CommitAsync("Add X");
        FixturePackage.WriteToFeed(repository.Combine("artifacts/feed"), "X", "1.0.1", commit);

        var run = await ToolProcess.StartAsync(
            new Dictionary<string, string?> { ["TMPDIR"] = _folder.Path }, "--repo", repository.Root, "publish");

        Assert.StartsWith("Nothing to do", run.Output, StringComparison.Ordinal);
        Assert.Empty(ListEntries());
    }

    [Theory]
    [InlineData("plan", "a file")]
    [InlineData("plan", "a file/below it")]
    [InlineData("publish", "a file")]
    public async Task A_temporary_folder_that_is_no_folder_is_PSR3006(string command, string path)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        await File.WriteAllTextAsync(_folder.Combine("a file"), "", TestContext.Current.CancellationToken);

        var run = await ToolProcess.StartAsync(
            new Dictionary<string, string?> { ["TMPDIR"] = _folder.Combine(path), ["NUGET_SCRATCH"] = null },
            "--repo", repository.Root, command);

        run.AssertFailed("PSR3006", _folder.Combine(path));
    }

    [Fact]
    public async Task A_temporary_folder_whose_path_is_relative_is_PSR3006()
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var run = await ToolProcess.StartAsync(
            new Dictionary<string, string?> { ["TMPDIR"] = "petstore-relative", ["NUGET_SCRATCH"] = null },
            "--repo", repository.Root, "publish");

        run.AssertFailed("PSR3006", Path.GetFullPath("petstore-relative"), "its path is relative");
    }

    [Fact]
    public async Task What_a_run_that_goes_on_has_is_not_deleted()
    {
        var path = Leave("live");
        await using var held = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);

        var run = await PublishAsync(_folder.Path);

        Assert.Contains("error PSR3005: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["petstore-release-live", "petstore-release-live.lock"], ListEntries());
        Assert.True(File.Exists(_folder.Combine("petstore-release-live/checkout/a.txt")));
    }

    [Fact]
    public async Task Where_locks_do_not_work_a_run_deletes_nothing_but_its_own_folder()
    {
        _ = Leave("other");

        var run = await PublishAsync(_folder.Path, new() { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1" });

        Assert.Contains("error PSR3005: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["petstore-release-other", "petstore-release-other.lock"], ListEntries());
        Assert.True(File.Exists(_folder.Combine("petstore-release-other/checkout/a.txt")));
    }

    [Fact]
    public async Task A_run_whose_locks_do_not_work_keeps_its_folder_while_another_run_clears_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is one for a shell.");
        var dotnet = FakeProgram.Write(
            _folder.Combine("dotnet"),
            $"touch '{_folder.Combine("started")}'; while [ ! -e '{_folder.Combine("go")}' ]; do sleep 0.1; done; "
                + $"ls \"$PWD\" >>'{_folder.Combine("seen")}'; exit 1");
        var first = PublishAsync(
            _folder.Path, new() { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1", ["DOTNET_HOST_PATH"] = dotnet });
        await Waiting.UntilAsync(
            () => File.Exists(_folder.Combine("started")) || first.IsCompleted, "the first run builds");
        Assert.False(first.IsCompleted, "the first run ended early");

        await PublishAsync(_folder.Path);
        await File.WriteAllTextAsync(_folder.Combine("go"), "", TestContext.Current.CancellationToken);
        await first;

        Assert.Contains(
            "version.json",
            await File.ReadAllTextAsync(_folder.Combine("seen"), TestContext.Current.CancellationToken));
        Assert.Empty(ListEntries());
    }

    [Fact]
    public async Task What_others_keep_there_is_not_deleted()
    {
        Directory.CreateDirectory(_folder.Combine("petstore-release-without-lock"));
        Directory.CreateDirectory(_folder.Combine("other"));
        await File.WriteAllTextAsync(_folder.Combine("other.lock"), "", TestContext.Current.CancellationToken);

        await PublishAsync(_folder.Path);

        Assert.Equal(["petstore-release-without-lock"], ListEntries());
        Assert.True(Directory.Exists(_folder.Combine("other")));
        Assert.True(File.Exists(_folder.Combine("other.lock")));
    }

    [Fact]
    public async Task A_temporary_folder_that_is_a_file_is_PSR3006()
    {
        await File.WriteAllTextAsync(_folder.Combine("a file"), "", TestContext.Current.CancellationToken);

        var run = await PublishAsync(_folder.Combine("a file"));

        Assert.Equal(1, run.Status);
        Assert.Contains("error PSR3006: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(_folder.Combine("a file"), run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%41")]
    [InlineData("$(")]
    [InlineData("@(")]
    [InlineData("%(")]
    [InlineData(":")]
    [InlineData("'")]
    [InlineData(";")]
    [InlineData("*")]
    [InlineData("?")]
    public async Task A_temporary_folder_whose_name_MSBuild_would_evaluate_is_PSR3006(string special)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && special is "*" or "?" or ":", "Windows has no such names.");
        var temporary = Directory.CreateDirectory(_folder.Combine($"a {special}x) folder")).FullName;

        var run = await PublishAsync(temporary);

        Assert.Equal(1, run.Status);
        Assert.Contains(
            $"the temporary folder cannot be used: MSBuild takes '{special}' in its name",
            run.Error,
            StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Leave(string name)
    {
        Directory.CreateDirectory(_folder.Combine($"petstore-release-{name}/checkout"));
        File.WriteAllText(_folder.Combine($"petstore-release-{name}/checkout/a.txt"), "");
        File.WriteAllText(_folder.Combine($"petstore-release-{name}.lock"), "");
        return _folder.Combine($"petstore-release-{name}.lock");
    }

    private IEnumerable<string?> ListEntries() =>
        Directory.EnumerateFileSystemEntries(
            _folder.Path, "petstore-release-*").Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static async Task<ToolRun> PublishAsync(string temporary, Dictionary<string, string?>? variables = null)
    {
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        var environment = new Dictionary<string, string?>
        {
            ["DOTNET_HOST_PATH"] = repository.Combine("no dotnet"),
            ["DOTNET_EnableDiagnostics"] = "0",
            ["NUGET_SCRATCH"] = repository.Combine("artifacts/scratch"),
            ["TMPDIR"] = temporary,
            ["TMP"] = temporary,
            ["TEMP"] = temporary,
        };
        foreach (var (name, value) in variables ?? [])
        {
            environment[name] = value;
        }

        return await ToolProcess.StartAsync(environment, "--repo", repository.Root, "publish");
    }
}
