using System.Xml.Linq;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Planning;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Repository;

/// <summary>Holds the lock files of the consumers against their projects.</summary>
public sealed class ConsumerLockTests
{
    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateFiles(RepositoryRoot.Combine("consumers"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path))];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task A_consumer_has_a_lock_file_with_the_versions_that_it_pins(string project)
    {
        var pins = XDocument.Load(RepositoryRoot.Combine(project)).Descendants("PackageReference")
            .Where(
                reference =>
                    PinReader.TryRead(reference.Attribute("Version")!.Value, out var version) && version is not null)
            .Select(reference => $"{reference.Attribute("Include")!.Value} {reference.Attribute("Version")!.Value}")
            .ToArray();

        var locked = await ConsumerLockFile.ReadAsync(
            RepositoryRoot.Combine($"{Path.GetDirectoryName(project)}/packages.lock.json"), TestContext.Current.CancellationToken);

        var names = locked.Select(package => $"{package.Identity.Id} {package.Identity.Version}").ToHashSet();
        Assert.All(pins, pin => Assert.Contains(pin, names));
    }
}
