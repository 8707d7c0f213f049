using System.IO.Compression;
using System.Security.Cryptography;
using PetStore.ReleaseTool.Packages;
using PetStore.ReleaseTool.Problems;
using PetStore.ReleaseTool.Tests.Fixtures;

namespace PetStore.ReleaseTool.Tests.Packages;

public sealed class PackageContentHashTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Without_a_signature_it_is_the_hash_of_the_file()
    {
        var nupkg = Write();

        var hash = PackageContentHash.Read(nupkg);

        Assert.Equal(new PackageContentHash(HashFile(nupkg), IsSigned: false), hash);
    }

    [Fact]
    public async Task With_a_signature_it_is_the_hash_of_the_file_before_it_was_signed()
    {
        var nupkg = Write();
        var signed = await FeedSignature.AddAsync(nupkg, _folder.Combine("signed.nupkg"));

        var hash = PackageContentHash.Read(signed);

        Assert.NotEqual(HashFile(nupkg), HashFile(signed));
        Assert.Equal(new PackageContentHash(HashFile(nupkg), IsSigned: true), hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip")]
    public void A_file_that_is_not_a_package_is_damaged(string text)
    {
        var path = _folder.Combine("X.nupkg");
        File.WriteAllText(path, text);

        var exception = Assert.Throws<ReleaseException>(() => PackageContentHash.Read(path));

        Assert.Equal("PSR4002", Assert.Single(exception.Problems).Code);
    }

    [Fact]
    public void An_entry_that_only_looks_like_a_signature_is_no_crash()
    {
        var nupkg = Write();
        using (var archive = ZipFile.Open(nupkg, ZipArchiveMode.Update))
        {
            archive.CreateEntry(".signature.p7s");
        }

        Assert.True(PackageContentHash.Read(nupkg).IsSigned);
    }

    public void Dispose() => _folder.Dispose();

    private string Write() => FixturePackage.Write(_folder.Combine("X.nupkg"), "X", "1.0.1", "commit");

    private static string HashFile(string path) => Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(path)));
}
