using System.IO.Compression;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Packages;

public sealed class PackageFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("<id>X</id><version>1.x</version>")]
    [InlineData("<id>X</id><version></version>")]
    public void A_nuspec_without_a_version_that_can_be_read_is_a_damaged_package(string metadata)
    {
        var path = Write($"<package><metadata>{metadata}</metadata></package>");

        var exception = Assert.Throws<ReleaseException>(() => PackageFile.Read(path));

        var problem = Assert.Single(exception.Problems);
        Assert.Equal("PSR4002", problem.Code);
        Assert.StartsWith($"{path}: the package cannot be read: ", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<package>")]
    [InlineData("<package />")]
    public void A_nuspec_of_another_form_is_a_damaged_package(string nuspec)
    {
        var path = Write(nuspec);

        var exception = Assert.Throws<ReleaseException>(() => PackageFile.Read(path));

        Assert.Equal("PSR4002", Assert.Single(exception.Problems).Code);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string nuspec)
    {
        var path = _folder.Combine("X.nupkg");
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using var writer = new StreamWriter(archive.CreateEntry("X.nuspec").Open());
        writer.Write(nuspec);
        return path;
    }
}
