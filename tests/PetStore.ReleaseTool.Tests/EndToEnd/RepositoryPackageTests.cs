using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using NuGet.Packaging;

namespace PetStore.ReleaseTool.Tests.EndToEnd;

public sealed class RepositoryPackageTests(RepositoryPackages packages) : IClassFixture<RepositoryPackages>
{
    private const string Id = RepositoryPackages.Contract;
    private static readonly Guid _sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void A_package_brings_its_readme_notes_icon_licence_documentation_and_symbols_that_lead_to_the_sources_of_its_commit()
    {
        using var package = new PackageArchiveReader(packages.Current);
        var repository = package.NuspecReader.GetRepositoryMetadata();

        Assert.Equal("MIT", package.NuspecReader.GetLicenseMetadata()?.License);
        Assert.Equal(
            [$"lib/net10.0/{Id}.dll", $"lib/net10.0/{Id}.xml"],
            package.GetFiles().Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Order());
        Assert.Contains(package.NuspecReader.GetReadme(), package.GetFiles());
        Assert.Contains(package.NuspecReader.GetIcon(), package.GetFiles());
        Assert.StartsWith(
            $"{Id} {package.NuspecReader.GetVersion()}\n\nChanges since ",
            package.NuspecReader.GetReleaseNotes().ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains(
            $"({repository.Commit[..7]})", package.NuspecReader.GetReleaseNotes(), StringComparison.Ordinal);
        Assert.Contains(repository.Commit, ReadSourceLink(package), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PetStore.Breeds.InMemory", "1.1.1", "InMemoryPetBreedOptions was added")]
    [InlineData("PetStore.Breeds.DependencyInjection", "1.1.1", "PetBreedsServiceCollectionExtensions.AddKeyedPetBreeds")]
    [InlineData("PetStore.Breeds.DependencyInjection", "1.2.1", "PetBreedsBuilderExtensions.UseInMemory")]
    public void The_minor_versions_of_the_history_only_add(string id, string version, string addition)
    {
        var differences = packages.Compare(id, version);

        Assert.DoesNotContain(differences, difference => difference.IsBreaking);
        Assert.Contains(differences, difference => difference.ToString().Contains(addition, StringComparison.Ordinal));
    }

    private static string ReadSourceLink(PackageArchiveReader package)
    {
        using var content = new MemoryStream();
        package.GetStream($"lib/net10.0/{Id}.dll").CopyTo(content);
        content.Position = 0;
        using var assembly = new PEReader(content);
        var entry = Assert.Single(
            assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var reader = symbols.GetMetadataReader();
        var link = Assert.Single(
            reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation), each =>
                reader.GetGuid(each.Kind) == _sourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value));
    }
}
