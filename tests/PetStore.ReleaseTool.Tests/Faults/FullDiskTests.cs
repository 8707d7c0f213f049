using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class FullDiskTests : IDisposable
{
    private const int Most = 1_024 * 1_024;

    // In namespaces of its own a process may mount what no other sees, and what ends with it.
    private static readonly string[] _newMounts = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"];
    private static readonly string _mount = $"cd \"$0\" && mount -t tmpfs -o size={Most} tmpfs disk";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_package_that_may_not_become_as_large_is_PSR4001_and_the_others_are_published()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not limit the size of files.");
        var packages = WritePackages();
        using var host = FaultHostProcess.Start(
            _folder.Combine("feed"), packages, _folder.Combine("temporary"), "bash", "-c",
            $"trap '' XFSZ; ulimit -f {Most / 1024}; exec \"$@\"", "bash");

        var run = await host.EndAsync();

        AssertOneIsMissing(run, _folder.Combine("feed"));
    }

    [Fact]
    public async Task A_package_that_the_disk_has_no_room_for_is_PSR4001_and_the_others_are_published()
    {
        Directory.CreateDirectory(_folder.Combine("disk"));
        Assert.SkipUnless(await CanMountAsync(), "No file system may be mounted here.");
        var packages = WritePackages();
        using var host = FaultHostProcess.Start(
            _folder.Combine("disk/feed"), packages, _folder.Combine("temporary"),
            [.. _newMounts, $"{_mount} || exit; \"$@\"; status=$?; cp -r disk/feed copy; "
                + "exit $status", _folder.Combine(".")]);

        var run = await host.EndAsync();

        AssertOneIsMissing(run, _folder.Combine("copy"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Combine("copy"), ".staging-*"));
        Assert.Contains("No space left on device", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_read_only_is_PSR4001()
    {
        Directory.CreateDirectory(_folder.Combine("disk"));
        Assert.SkipUnless(await CanMountAsync(), "No file system may be mounted here.");
        var packages = PrebuiltPackages.Write(_folder.Combine("packages"), 1_000, 1_000);
        using var host = FaultHostProcess.Start(
            _folder.Combine("disk/feed"), packages, _folder.Combine("temporary"),
            [.. _newMounts, $"{_mount} -o ro || exit; exec \"$@\"", _folder.Combine(".")]);

        var run = await host.EndAsync();

        Assert.Equal(1, run.Status);
        Assert.Equal(
            ["error PSR4001", "error PSR3004"], run.Error.Trim().Split('\n').Select(line => line.Split(':')[0]));
        Assert.Contains("Read-only file system", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("publish")]
    [InlineData("check")]
    public async Task A_temporary_folder_that_is_read_only_is_PSR3006_and_is_not_waited_for(string command)
    {
        Directory.CreateDirectory(_folder.Combine("disk"));
        Assert.SkipUnless(await CanMountAsync(), "No file system may be mounted here.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");

        var result = await RunInDiskAsync(repository, "-o ro", command);

        Assert.StartsWith("error PSR3006: ", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", result.StandardError, StringComparison.Ordinal);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task A_temporary_folder_that_a_checkout_fills_is_PSR3006()
    {
        Directory.CreateDirectory(_folder.Combine("disk"));
        Assert.SkipUnless(await CanMountAsync(), "No file system may be mounted here.");
        using var repository = await FixtureRepository.CreateWithPackagesAsync("X");
        repository.Write("packages/X/large.txt", new string('x', 2 * Most));
        await repository.CommitAsync("Add a large file");

        var result = await RunInDiskAsync(repository, "", "publish");

        var error = Assert.Single(
            result.StandardError.Split('\n'), line => line.StartsWith("error ", StringComparison.Ordinal));
        Assert.StartsWith("error PSR3006: ", error, StringComparison.Ordinal);
        Assert.Contains("unable to write file packages/X/large.txt", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<BufferedCommandResult> RunInDiskAsync(FixtureRepository repository, string options, string command) =>
        Cli.Wrap(_newMounts[0])
            .WithArguments(
                [
                    .. _newMounts[1..], $"{_mount} {options} || exit; TMPDIR=$PWD/disk exec \"$@\"", _folder.Combine(
                        "."), "dotnet",
                    Path.Combine(
                        AppContext.BaseDirectory, "PetStore.ReleaseTool.dll"), "--repo", repository.Root, command,
                ])
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["NUGET_SCRATCH"] = null, ["TF_BUILD"] = null })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

    private async Task<bool> CanMountAsync()
    {
        try
        {
            return (await Cli.Wrap(_newMounts[0]).WithArguments([.. _newMounts[1..], _mount, _folder.Combine(".")])
                .WithValidation(CommandResultValidation.None).ExecuteAsync(TestContext.Current.CancellationToken)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private string WritePackages()
    {
        var packages = PrebuiltPackages.Write(_folder.Combine("packages"), 1_000, 2 * Most, 1_000);
        File.Move(
            FixturePackage.Write(_folder.Combine("Other.nupkg"), "Other", "1.0.1", PrebuiltPackages.Commit),
            Path.Combine(packages, "Other.nupkg"));
        return packages;
    }

    private static void AssertOneIsMissing(ToolRun run, string feed)
    {
        Assert.Equal(1, run.Status);
        Assert.Equal(
            ["error PSR4001", "error PSR3004"], run.Error.Trim().Split('\n').Select(line => line.Split(':')[0]));
        Assert.Equal(["kill.p0.1.0.1.nupkg", "other.1.0.1.nupkg"], List(feed));
    }

    private static IEnumerable<string?> List(string feed) => Directory
        .EnumerateFiles(
            feed, "*.nupkg", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
