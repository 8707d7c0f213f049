using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Faults;

public sealed class FullDiskTests : IDisposable
{
    private const int Most = 1_024 * 1_024;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_package_that_the_disk_has_no_room_for_is_PSR4001_and_the_others_are_published()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not limit the size of files.");
        var packages = PrebuiltPackages.Write(_folder.Combine("packages"), 1_000, 2 * Most, 1_000);
        File.Move(
            FixturePackage.Write(_folder.Combine("Other.nupkg"), "Other", "1.0.1", PrebuiltPackages.Commit), Path.Combine(packages, "Other.nupkg"));
        using var host = FaultHostProcess.Start(_folder.Combine("feed"), packages, _folder.Combine("temporary"), Most);

        var run = await host.EndAsync();

        Assert.Equal(1, run.Status);
        Assert.Equal(["error PSR4001", "error PSR3004"], run.Error.Trim().Split('\n').Select(line => line.Split(':')[0]));
        Assert.Equal(["kill.p0.1.0.1.nupkg", "other.1.0.1.nupkg"], List());
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string?> List() => Directory
        .EnumerateFiles(_folder.Combine("feed"), "*.nupkg", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
