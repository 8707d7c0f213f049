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

    [Fact]
    public void A_small_package_whose_nuspec_is_huge_is_a_damaged_package()
    {
        var path = Write(
            $"<package><metadata><id>X</id><version>1.0.1</version></metadata>{new string(' ', 17_000_000)}</package>");

        var exception = Assert.Throws<ReleaseException>(() => PackageFile.Read(path));

        Assert.Contains(
            "has more than 16000000 bytes", Assert.Single(exception.Problems).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ABCDEF01", "abcdef01")]
    [InlineData(" abcdef01\n", "abcdef01")]
    [InlineData("  ", null)]
    public void A_commit_is_read_however_a_server_writes_it(string written, string? read)
    {
        var path = Write(
            $"<package><metadata><id>X</id><version>1.0.1</version><repository type='git' commit='{written}' />"
                + "</metadata></package>");

        Assert.Equal(read, PackageFile.Read(path).Commit);
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
